import type { Finding } from '../app/findings/any.ts';
import type { ChainFinding, DiversionFinding } from '../app/findings/diversion.ts';
import type { GhostFinding } from '../app/findings/ghost.ts';
import type { ScanAnswer } from '../app/scan.ts';
import { money } from './figures.ts';
import { type Column, type Record_, table } from './output.ts';

/** Both legs and both sides of a scan's routes; nothing where no loaded source has them. */
export function routesView(answer: ScanAnswer, limit: number): string[] {
  const diverted = answer.findings.filter((finding): finding is DiversionFinding => finding.kind === 'diversion');
  const chains = answer.findings.filter((finding): finding is ChainFinding => finding.kind === 'chain');
  const ghosts = answer.findings.filter((finding): finding is GhostFinding => finding.kind === 'ghost-transit');
  return [
    ...(diverted.length > 0
      ? [
          section(
            'BOTH LEGS',
            'what came in above expectation and went on above expectation',
            diverted,
            DIVERSION,
            limit,
          ),
        ]
      : []),
    ...(chains.length > 0 ? [section('CHAINS', 'through two intermediaries', chains, CHAIN, limit)] : []),
    ...(ghosts.length > 0
      ? [section('NEVER ARRIVED', 'sent by the exporters, not received by the intermediary', ghosts, GHOST, limit)]
      : []),
  ];
}

function section<T extends Finding>(
  title: string,
  says: string,
  findings: readonly T[],
  columns: readonly Typed<T>[],
  limit: number,
): string {
  const periods = new Set(findings.map(({ window, base }) => `${window.join(' to ')} against ${base.join(' to ')}`));
  const when = periods.size === 1 ? `, ${[...periods][0]}, in ${findings[0]?.currency}` : '';
  const whole = findings.every(({ goods }) => goods.code === 'TOTAL')
    ? '; all goods together, since no loaded source has them apart'
    : '';
  return `${title}   ${says}${when}${whole}\n${table(findings.slice(0, limit) as unknown as Record_[], columns as unknown as Column[])}`;
}

interface Typed<T> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly text: (row: T) => string;
}

const GOODS = { title: 'goods', text: (row: Finding) => row.goods.code } as const;
const SURE = { title: 'q', align: 'right', text: (row: Finding) => sureOf(row) } as const;

export function sureOf(finding: Finding): string {
  if ('notCalibrated' in finding.calibration) return 'not calibrated';
  const { q } = finding.calibration;
  return `${q < 0.001 ? '<0.001' : q.toFixed(3)}${finding.supported ? ' *' : ''}`;
}

const DIVERSION: readonly Typed<DiversionFinding>[] = [
  { title: 'via', text: (row) => String(row.intermediary) },
  GOODS,
  { title: 'in: before', align: 'right', text: (row) => money(row.legs.in.base, '') },
  { title: 'after', align: 'right', text: (row) => money(row.legs.in.value, '') },
  { title: 'out: before', align: 'right', text: (row) => money(row.legs.out.base, '') },
  { title: 'after', align: 'right', text: (row) => money(row.legs.out.value, '') },
  {
    title: 'may have gone on',
    align: 'right',
    text: (row) => `${money(row.amount.value, '')} (${money(row.amount.low, '')} to ${money(row.amount.high, '')})`,
  },
  {
    title: 'tonnes',
    align: 'right',
    text: (row) => ('notAssessable' in row.kg ? '-' : Math.round(row.kg.value / 1000).toLocaleString('en-GB')),
  },
  SURE,
];

const CHAIN: readonly Typed<ChainFinding>[] = [
  { title: 'via', text: (row) => `${row.intermediary} > ${row.secondIntermediary}` },
  GOODS,
  { title: 'in', align: 'right', text: (row) => money(row.legs.in, '') },
  { title: 'between', align: 'right', text: (row) => money(row.legs.middle, '') },
  { title: 'out', align: 'right', text: (row) => money(row.legs.out, '') },
  { title: 'may have gone on', align: 'right', text: (row) => money(row.amount.value, '') },
  SURE,
];

const GHOST: readonly Typed<GhostFinding>[] = [
  { title: 'to', text: (row) => String(row.intermediary) },
  GOODS,
  { title: 'sent: before', align: 'right', text: (row) => money(row.sent.base, '') },
  { title: 'after', align: 'right', text: (row) => money(row.sent.value, '') },
  { title: 'received: before', align: 'right', text: (row) => money(row.received.base, '') },
  { title: 'after', align: 'right', text: (row) => money(row.received.value, '') },
  { title: 'missing', align: 'right', text: (row) => money(row.missing, '') },
  {
    title: 'of the extra exports',
    align: 'right',
    text: (row) => (row.shareOfExcess === null ? '-' : `${Math.round(row.shareOfExcess * 100)} %`),
  },
  SURE,
];
