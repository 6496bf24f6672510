import type { Command } from 'commander';
import { KINDS } from '../../app/findings/finding.ts';
import { scan } from '../../app/scan-answer.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { scanView } from '../scan-view.ts';
import { type CommonOptions, scenarioWord, verb, type World } from '../verb.ts';

interface ScanOptions extends CommonOptions {
  readonly asOf?: string;
  readonly kind?: string;
  readonly limit: string;
}

export function scanVerb(world: World): Command {
  return verb<ScanOptions>(
    world,
    'scan',
    'put a scenario to the data: what stopped, where it went instead, how sure that is',
    'entrepot scan russia-2022 --kind displacement --format csv',
    (command) =>
      command
        .argument('[scenario]', 'a name (entrepot scenarios lists them) or a YAML file; default: the bundled one')
        .option('--kind <kind>', `only findings of one kind: ${KINDS.join(', ')}`)
        .option('--limit <n>', 'rows of the table', '12')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [word], options) => {
      const limit = Number(options.limit);
      if (!Number.isInteger(limit) || limit < 0)
        throw new EntrepotError('usage', `--limit ${options.limit}; expected a whole number`);
      const answer = await scan(context, { ...scenarioWord(word), kind: options.kind, asOf: options.asOf });
      return { json: answer, rows: answer.findings, table: () => scanView(answer, limit) };
    },
  );
}
