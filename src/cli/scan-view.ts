import type { Finding } from '../app/findings/any.ts';
import type { SeriesFinding } from '../app/findings/series.ts';
import type { ScanAnswer } from '../app/scan.ts';
import { money, times } from './figures.ts';
import { type Column, type Record_, table } from './output.ts';
import { routesView, sureOf } from './routes-view.ts';

/** The scan as a person reads it: what stopped, who got more, the strongest findings, how sure, what is not known. */
export function scanView(answer: ScanAnswer, limit: number): string {
  const { totals, scenario, currency } = answer;
  const displaced = answer.findings.filter((finding): finding is SeriesFinding => finding.kind === 'displacement');
  const listed = displaced.filter((finding) => tierOf(finding) !== '');
  const direct = totals.partners.find((partner) => partner.role === 'destination');
  return [
    scenario.title ?? scenario.name,
    `${scenario.exporters.join(', ')} exports, ${scenario.window.join(' to ')} against ${scenario.base.join(' to ')}, in ${currency}; goods: ${scenario.goods.join(', ')}`,
    '',
    direct === undefined
      ? `WHAT STOPPED   not assessable: no loaded source says what ${scenario.exporters.join(', ')} sent to ${scenario.destination} directly`
      : `WHAT STOPPED   direct to ${direct.partner}: ${money(direct.base, currency)} became ${money(direct.value, currency)}${direct.ratio === null ? '' : ` (${times(direct.ratio)})`}`,
    ...(direct === undefined ? [] : gone(answer, direct.partner)),
    '',
    partners(answer),
    ...(displaced.length > 0
      ? [
          block(
            `LARGEST GAINS of goods that ${direct?.partner} lost (${displaced.filter((f) => f.supported).length} supported of ${displaced.length} candidates)`,
            displaced,
            limit,
          ),
        ]
      : []),
    ...(listed.length > 0
      ? [block(`OF THEM ON THE COMMON HIGH PRIORITY LIST (${listed.length} candidates)`, listed, limit)]
      : []),
    ...routesView(answer, limit),
    sure(answer),
    `Source: ${answer.source}, snapshot ${answer.snapshot}. A gain is a candidate for diversion, not proof of it: the goods may have stayed.`,
    'Next: entrepot explain FINDING for what else could explain one; entrepot scan --format json for all, each with the command that shows its rows.',
    '',
  ].join('\n');
}

function gone({ totals, currency }: ScanAnswer, destination: string): string[] {
  const { accounted, shortfall, share } = totals;
  return [
    `WHERE IT MAY HAVE GONE   goods that ${destination} lost and an intermediary gained could account for ${money(accounted.value, currency)}`,
    `                         of the ${money(shortfall.value, currency)} lost (${percentOf(share)}); between ${money(accounted.low, currency)} (only what is supported, low end) and ${money(accounted.high, currency)}`,
  ];
}

function partners(answer: ScanAnswer): string {
  return table(
    answer.totals.partners.filter((partner) => partner.role === 'intermediary').slice(0, 12) as unknown as Record_[],
    [
      { title: 'intermediary', text: (row) => String(row['partner']) },
      { title: 'before', align: 'right', text: (row) => money(row['base'] as number, '') },
      { title: 'after', align: 'right', text: (row) => money(row['value'] as number, '') },
      { title: 'ratio', align: 'right', text: (row) => (row['ratio'] === null ? '-' : times(row['ratio'] as number)) },
      { title: 'gained of what was lost', align: 'right', text: (row) => money(row['gained'] as number, '') },
      {
        title: 'supported / candidates',
        align: 'right',
        text: (row) => `${String(row['supported'])} / ${String(row['findings'])}`,
      },
    ],
  );
}

/** What every finding is flagged with says nothing of any one of them: it is said once, below. */
function common(findings: readonly SeriesFinding[]): ReadonlySet<string> {
  const [first, ...rest] = findings;
  return new Set(first?.flags.filter((flag) => rest.every((finding) => finding.flags.includes(flag))));
}

function block(title: string, findings: readonly SeriesFinding[], limit: number): string {
  const shared = common(findings);
  const columns: Column[] = [
    { title: 'via', text: (row) => String(row['intermediary']) },
    { title: 'goods', text: (row) => (row['goods'] as Finding['goods']).code },
    { title: 'tier', text: (row) => tierOf(row as unknown as Finding) },
    { title: '', text: (row) => cut((row['goods'] as Finding['goods']).text, 34) },
    { title: 'before', align: 'right', text: (row) => money(row['baseValue'] as number, '') },
    { title: 'after', align: 'right', text: (row) => money(row['value'] as number, '') },
    { title: 'ratio, 95 %', align: 'right', text: (row) => ratio(row['ratio'] as SeriesFinding['ratio']) },
    {
      title: 'of loss',
      align: 'right',
      text: (row) => percentOf((row['substitution'] as SeriesFinding['substitution'])?.share ?? null),
    },
    { title: 'q', align: 'right', text: (row) => sureOf(row as unknown as Finding) },
    {
      title: 'flags',
      text: (row) => (row['flags'] as readonly string[]).filter((flag) => !shared.has(flag)).join(' '),
    },
  ];
  return `${title}\n${table(findings.slice(0, limit) as unknown as Record_[], columns)}`;
}

function tierOf(finding: Finding): string {
  return finding.goods.lists.find((list) => list.tier !== null)?.tier ?? '';
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function ratio(value: SeriesFinding['ratio']): string {
  if (value === null) return 'new';
  const short = (n: number): string => (n >= 10 ? n.toFixed(0) : n.toFixed(1));
  return value.low === null || value.high === null
    ? times(value.value)
    : `${times(value.value)} (${short(value.low)}-${short(value.high)})`;
}

function percentOf(share: number | null): string {
  if (share === null) return '-';
  const percent = share * 100;
  return `${percent >= 10 ? percent.toFixed(0) : percent.toFixed(1)} %`;
}

function sure(answer: ScanAnswer): string {
  const { calibration, coverage, scenario } = answer;
  const lines = [
    `HOW SURE   * = q at most ${scenario.q}: of such findings about ${(scenario.q * 100).toFixed(0)} % are expected to be false. q compares each finding with the same test`,
    calibration.windows.length === 0
      ? '           at pseudo event dates, of which the data has none before the event: nothing here is calibrated.'
      : `           at ${calibration.windows.length} pseudo event dates before the event (${calibration.placebos} placebo tests)${calibration.notes.length > 0 ? `; ${calibration.notes.join('; ')}` : ''}.`,
    `           Expected value: ${answer.expected}. Coverage: window ${coverage.window.state}${lacks(coverage.window)}, base ${coverage.base.state}${lacks(coverage.base)}.`,
    ...routesSure(answer),
    ...answer.notes.map((note) => `           ${note}.`),
  ];
  return lines.join('\n');
}

/** Among how many places where nothing should be found each family of routes stands. */
function routesSure({ routes }: ScanAnswer): string[] {
  const families = Map.groupBy(
    routes.flatMap(({ placebos }) => placebos),
    ({ family }) => family,
  );
  const said = [...families].map(([family, own]) => {
    const kinds = Map.groupBy(own, ({ kind }) => kind);
    const counts = [...kinds].map(([kind, some]) => `${some.reduce((n, one) => n + one.placebos, 0)} ${kind}`);
    return `${family} (${counts.join(', ')})`;
  });
  return said.length === 0 ? [] : [`           Placebos of the other families: ${said.join('; ')}.`];
}

function lacks({ missing }: ScanAnswer['coverage']['window']): string {
  if (missing.length === 0) return '';
  const named = missing
    .slice(0, 3)
    .map(
      ({ reporter, periods }) => `${reporter} ${periods.length > 2 ? `${periods.length} periods` : periods.join(' ')}`,
    );
  return ` (nothing of ${named.join(', ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''})`;
}
