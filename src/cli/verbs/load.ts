import type { Command } from 'commander';
import { loadFiles } from '../../app/load.ts';
import { previewFiles } from '../../app/preview.ts';
import { FORMAT_IDS } from '../../sources/registry.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { previewView } from '../preview-view.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

interface LoadOptions extends CommonOptions {
  readonly vintage?: string;
  readonly quarantine?: string;
  readonly encoding?: string;
  readonly map?: string;
  readonly option: readonly string[];
  readonly dryRun?: boolean;
}

interface Asked {
  readonly format?: string;
  readonly files: readonly string[];
}

function firstIsFormat([format = '', ...files]: readonly string[]): Asked {
  return { format, files };
}

/** The first word is a format where it is one, or where it cannot be a file. */
function formatAndFiles(words: readonly string[]): Asked {
  const [first = '', ...rest] = words;
  const named = FORMAT_IDS.includes(first) || (rest.length > 0 && !/[./\\]/.test(first));
  return named ? { format: first, files: rest } : { files: words };
}

export function loadVerb(world: World): Command {
  return verb<LoadOptions>(
    world,
    'load',
    'load files of one format into the lake: all rows, or nothing',
    'entrepot load comext exports.parquet --vintage 2023-02-15',
    (command) =>
      command
        .argument('<format>', `one of ${FORMAT_IDS.join(', ')}; with --dry-run it may be left out`)
        .argument('[file...]', 'the files; .gz and .zip are opened')
        .option('--dry-run', 'only say what a load would do; without a format, which formats fit')
        .option('--vintage <date>', 'when the source published it (YYYY-MM-DD); default: now')
        .option(
          '--quarantine <file>',
          'set rows that cannot be read aside in this CSV file instead of refusing the load',
        )
        .option('--encoding <name>', 'encoding of text that is not Unicode (latin1, windows-1251, gb18030)')
        .option('--map <file>', 'for csv: the mapping file that says what the columns are')
        .option('-o, --option <name=value>', 'an option of the format; may be repeated', collect, []),
    async (context, words, options) => {
      const { format, files } = options.dryRun === true ? formatAndFiles(words) : firstIsFormat(words);
      const parameters = {
        files,
        options: Object.fromEntries(options.option.map(pair)),
        vintage: options.vintage,
        quarantine: options.quarantine,
        encoding: options.encoding,
        map: options.map,
      };
      if (options.dryRun === true) {
        const preview = await previewFiles(context, { format, ...parameters });
        return { json: preview, rows: preview.problems, table: () => previewView(preview) };
      }
      const answer = await loadFiles(context, { format: format ?? '', ...parameters });
      return { json: answer, rows: [answer], table: () => sentence(answer) };
    },
  );
}

function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new EntrepotError('usage', `--option ${JSON.stringify(text)}; expected name=value`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function sentence(answer: Awaited<ReturnType<typeof loadFiles>>): string {
  const { rows } = answer;
  if (answer.already) return `Already loaded as ${answer.load}; nothing changed.\n`;
  const parts = [
    `${rows.loaded} of ${rows.read} rows loaded`,
    ...(rows.leftOut > 0 ? [`${rows.leftOut} left out`] : []),
    ...(rows.superseded > 0 ? [`${rows.superseded} already known in a later vintage`] : []),
    ...(rows.rejected > 0 ? [`${rows.rejected} set aside`] : []),
  ];
  const reasons = Object.entries(answer.quarantined).map(([reason, n]) => `  ${n} x ${reason}\n`);
  const notes = answer.notes.map((note) => `  ${note}\n`);
  return `Load ${answer.load}: ${parts.join(', ')}. Snapshot ${answer.snapshot}.\n${reasons.join('')}${notes.join('')}`;
}
