import type { Command } from 'commander';
import { KINDS } from '../../app/findings/finding.ts';
import { findScan } from '../../app/scan-store.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { scanView } from '../scan-view.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

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
    'entrepot scan data/scenarios/russia-2022.yml --kind displacement --format csv',
    (command) =>
      command
        .argument('[file]', 'the scenario (YAML); default: the bundled one')
        .option('--kind <kind>', `only findings of one kind: ${KINDS.join(', ')}`)
        .option('--limit <n>', 'rows of the table', '12')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [file], options) => {
      if (options.kind !== undefined && !KINDS.some((kind) => kind === options.kind))
        throw new EntrepotError('usage', `no kind ${JSON.stringify(options.kind)}; expected ${KINDS.join(', ')}`);
      const limit = Number(options.limit);
      if (!Number.isInteger(limit) || limit < 0)
        throw new EntrepotError('usage', `--limit ${options.limit}; expected a whole number`);
      const { answer } = await findScan(context, { file, asOf: options.asOf });
      const findings = answer.findings.filter((finding) => options.kind === undefined || finding.kind === options.kind);
      return { json: { ...answer, findings }, rows: findings, table: () => scanView(answer, limit) };
    },
  );
}
