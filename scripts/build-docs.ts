/** Writes docs/sources.md and docs/methods.md from what the code says of itself; `--check` only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS } from '../src/sources/registry.ts';
import { methodsDocument } from './methods-document.ts';

const DOCS = path.join(import.meta.dirname, '../docs');

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
  for (const [name, text] of [
    ['sources.md', sourcesDocument()],
    ['methods.md', methodsDocument()],
  ] as const) {
    const file = path.join(DOCS, name);
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      process.stderr.write(`docs/${name} is out of date; run node scripts/build-docs.ts\n`);
      process.exitCode = 1;
    }
  }
}
