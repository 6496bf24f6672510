/** Writes docs/sources.md from what the formats say of themselves; `--check` only says whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS } from '../src/sources/registry.ts';

const FILE = path.join(import.meta.dirname, '../docs/sources.md');

export function sourcesDocument(): string {
  const parts = FORMATS.map((format) =>
    [
      `## ${format.id}`,
      '',
      `${format.title}. Source \`${format.source}\`; reads ${format.accepts.join(', ')}${format.encodings.length > 0 ? `; where it is not Unicode, ${format.encodings.join(', ')}` : ''}.`,
      `Described at ${format.documentation}. Licence: ${format.licence}.`,
      '',
      '| column | meaning |',
      '|---|---|',
      ...Object.entries(format.columns).map(
        ([column, meaning]) => `| ${column.replaceAll('|', 'or')} | ${meaning.replaceAll('|', 'or')} |`,
      ),
      '',
      ...(Object.keys(format.options).length === 0
        ? []
        : [
            'Options:',
            '',
            ...Object.entries(format.options).map(([name, meaning]) => `- \`--option ${name}=...\`: ${meaning}`),
            '',
          ]),
    ].join('\n'),
  );
  return `# Formats\n\nMade by \`node scripts/build-docs.ts\` from the code; a test keeps it so. \`entrepot load FORMAT FILE...\` reads these, plain or in gzip or zip.\nAny other table is read through a mapping file: see [mapping.md](mapping.md).\n\n${parts.join('\n')}`;
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(FILE, sourcesDocument());
  else if (readFileSync(FILE, 'utf8') !== sourcesDocument()) {
    process.stderr.write('docs/sources.md is out of date; run node scripts/build-docs.ts\n');
    process.exitCode = 1;
  }
}
