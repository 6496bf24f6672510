import type { Command } from 'commander';
import { type MirrorAnswer, mirror } from '../../app/mirror.ts';
import type { PanelAnswer } from '../../app/mirror-panel.ts';
import { money } from '../figures.ts';
import { type Column, type Record_, table } from '../output.ts';
import { type CommonOptions, list, verb, type World } from '../verb.ts';

interface MirrorOptions extends CommonOptions {
  readonly exporter: readonly string[];
  readonly importer: readonly string[];
  readonly hs?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly source?: string;
  readonly mirrorSource?: string;
  readonly asOf?: string;
}

export function mirrorVerb(world: World): Command {
  return verb<MirrorOptions>(
    world,
    'mirror',
    'what an exporter says it sent beside what the importer says it received',
    'entrepot mirror --exporter EU27 --importer KGZ --from 2019 --to 2023',
    (command) =>
      command
        .requiredOption('--exporter <areas>', 'who sent: ISO codes, names, a group such as EU27, or "any"', list)
        .requiredOption('--importer <areas>', 'who received', list)
        .option('--hs <goods>', 'HS2 to HS6, CN8, several, the name of a goods list, or TOTAL (default)', list)
        .requiredOption('--from <period>', 'first month (YYYY-MM) or year (YYYY)')
        .requiredOption('--to <period>', 'last month or year')
        .option('--currency <code>', 'both sides are converted to it by the shipped monthly rates', 'USD')
        .option('--source <id>', 'whose figures of the exporter, when there are several')
        .option('--mirror-source <id>', 'whose figures of the importer')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, options) => {
      const answer = await mirror(context, options);
      return {
        json: answer,
        rows: answer.rows,
        table: () => (answer.kind === 'mirror' ? view(answer) : panelView(answer)),
      };
    },
  );
}

function cash(title: string, of: (row: Record_) => unknown): Column {
  return { title, align: 'right', text: (row) => money(of(row) as number | null, '') };
}

function unaccounted(row: Record_, factor: number): unknown {
  const bands = row['bands'] as MirrorAnswer['rows'][number]['bands'];
  return bands.find((band) => band.factor === factor)?.unaccounted;
}

function view(answer: MirrorAnswer): string {
  const { question, total, reconciled } = answer;
  const value = new Map(reconciled.rows.map((row) => [row.period, row.value]));
  const dash = (column: Column, missing: (row: Record_) => boolean): Column => ({
    ...column,
    text: (row) => (missing(row) ? '-' : column.text(row)),
  });
  const oneSided = (row: Record_): boolean => row['gap'] === null;
  const columns: Column[] = [
    { title: 'period', text: (row) => String(row['period']) },
    cash('sent (FOB)', (row) => row['exporterReport']),
    cash('received (CIF)', (row) => row['importerReport']),
    dash(
      cash('gap', (row) => row['gap']),
      oneSided,
    ),
    {
      title: 'ln',
      align: 'right',
      text: (row) => (row['logRatio'] === null ? '-' : (row['logRatio'] as number).toFixed(2)),
    },
    dash(
      cash('not accounted, 1.10', (row) => unaccounted(row, 1.1)),
      oneSided,
    ),
    dash(
      cash('reconciled', (row) => value.get(row['period'] as string)),
      (row) => value.get(row['period'] as string) == null,
    ),
    { title: 'status', text: (row) => `${row['status'] as string}${row['incomplete'] === undefined ? '' : ' *'}` },
  ];
  const lines = [
    `${question.exporter} to ${question.importer}, ${question.goods}, ${question.window.join(' to ')}, in ${question.currency}`,
    total === null
      ? 'no period that both sides tell of\n'
      : `sent ${money(total.exporterReport, question.currency)}, received ${money(total.importerReport, question.currency)}, gap ${money(total.gap, question.currency)}, in the ${total.periods} periods that both tell of\n`,
    table(answer.rows as unknown as readonly Record_[], columns),
    ...coverageLines('Exporter', answer.coverage.exporter),
    ...coverageLines('Importer', answer.coverage.importer),
    reliabilityLine(answer),
    ...answer.notes.map((note) => `  ${note}`),
    ...[...answer.lineage.exporter, ...answer.lineage.importer].map(
      (side) => `Source: ${side.source}; rows: ${side.query}`,
    ),
    `Snapshot ${answer.lineage.snapshot}.`,
  ];
  return `${lines.join('\n')}\n`;
}

function coverageLines(name: string, coverage: MirrorAnswer['coverage']['exporter']): string[] {
  const periods = (gap: readonly string[]): string =>
    gap.length <= 3 ? gap.join(', ') : `${gap[0]} ... ${gap.at(-1)} (${gap.length})`;
  return [
    `${name}: ${coverage.state}, ${coverage.published} of ${coverage.reporterPeriods} reporter-periods.`,
    ...coverage.missing.slice(0, 5).map((gap) => `  missing: ${gap.reporter} ${periods(gap.periods)}`),
    ...(coverage.missing.length > 5 ? [`  and ${coverage.missing.length - 5} more reporters`] : []),
  ];
}

function reliabilityLine({ reliability, reconciled }: MirrorAnswer): string {
  const known = (scores: typeof reliability.exporters): string =>
    scores
      .slice(0, 4)
      .map(({ reporter, score }) => `${reporter} ${score === null ? '-' : score.toFixed(2)}`)
      .join(', ') + (scores.length > 4 ? ' ...' : '');
  const weight = reconciled.exporterWeight === null ? 'none' : reconciled.exporterWeight.toFixed(2);
  return `Reliability: ${known(reliability.exporters)} against ${known(reliability.importers)}; weight of the exporter ${weight} (${reliability.pairs} pairs of reporters, ${reliability.rounds} rounds).`;
}

function panelView(answer: PanelAnswer): string {
  const { question, coverage, total } = answer;
  const share = (name: string, of: PanelAnswer['coverage']['ofExports']): string =>
    of === null || of.share === null
      ? `${name}: not known`
      : `${name}: ${of.atMost === true ? 'at most ' : ''}${(of.share * 100).toFixed(1)} % (${of.periods.length <= 3 ? of.periods.join(', ') : `${of.periods[0]} to ${of.periods.at(-1)}`})`;
  const columns: Column[] = [
    { title: 'period', text: (row) => String(row['period']) },
    cash('panel sent (FOB)', (row) => row['panelExports']),
    cash('CIF × 1.00', (row) => row['cifLow']),
    cash('CIF × 1.20', (row) => row['cifHigh']),
  ];
  const lines = [
    `${question.importer} from a fixed panel of ${coverage.exporters.length} exporters, ${question.goods}, ${question.window.join(' to ')}, in ${question.currency}`,
    `${money(total.panelExports, question.currency)} (FOB); at the importer's border ${money(total.cifLow, '')} to ${money(total.cifHigh, question.currency)}\n`,
    table(answer.rows as unknown as readonly Record_[], columns),
    `Panel: ${coverage.exporters.join(', ')}.`,
    ...coverage.leftOut.map(({ exporter, why }) => `  left out: ${exporter}, ${why}`),
    share('Part of the panel in what all known exporters sent', coverage.ofExports),
    share('Part of the panel in what the importer reported itself', coverage.ofOwnReport),
    ...answer.notes.map((note) => `  ${note}`),
    ...answer.lineage.exporters.map((side) => `Source: ${side.source}; rows: ${side.query}`),
    `Snapshot ${answer.lineage.snapshot}.`,
  ];
  return `${lines.join('\n')}\n`;
}
