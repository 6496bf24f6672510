import type { Explanation } from '../../explain/verdict.ts';
import type { Block, ChartTone, Figure, LineChart } from '../../report/document.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { CaseItem } from '../cases/read.ts';
import { findingTitle } from '../cases/told.ts';
import type { Finding } from '../findings/any.ts';
import { findScan, type ToldFinding } from '../scan-store.ts';
import { type LegSeries, type SeriesAnswer, series } from '../series.ts';
import { measuresOf } from './measures.ts';
import { jsonOf, type Making, type Part, type Placed, sectionOf } from './part.ts';
import { code, paragraphs, percent, span, strong } from './words.ts';

/** A finding: its figures, each leg as a chart, what else could explain it. One that the scan no longer has is said to be gone. */
export async function findingPart(
  making: Making,
  item: Extract<CaseItem, { kind: 'finding' }>,
  placed: Placed,
): Promise<Part> {
  const { context, input, snapshot, lineages } = making;
  const title = findingTitle(item.finding);
  const said = item.note === null ? [] : paragraphs(item.note);
  const scan = await findScan(context, { scenario: input.scenario, asOf: snapshot.id });
  const told = scan.told.get(item.finding);
  if (told === undefined) {
    const why = `${title}: the scan of this snapshot has no such finding.`;
    return {
      sections: [sectionOf(placed, title, [...said, { kind: 'note', tone: 'limit', text: [why] }])],
      figures: [],
      notAssessable: [why],
    };
  }
  const { finding, explanations } = told;
  const about = { finding: finding.id, scenario: input.scenario.name };
  const measures = measuresOf(finding);
  const main: Figure = {
    id: `${placed.id}-figures`,
    label: title,
    question: { useCase: 'explain', parameters: about },
    value: {
      ...Object.fromEntries(measures.map(({ key, value }) => [key, jsonOf(value)])),
      explanations: explanations.map(({ explanation, verdict, share }) => jsonOf([explanation, verdict, share])),
    },
    unit: finding.currency,
    lineage: await lineages.of(finding.query, [scan.answer.source]),
  };
  const legs = await legsOf(making, finding, placed);
  return {
    sections: [
      sectionOf(placed, title, [
        ...said,
        {
          kind: 'paragraph',
          text: [
            `${finding.goods.code} ${finding.goods.text}. ${span(finding.window)} against ${span(finding.base)}, in ${finding.currency}. A candidate: it says what was reported, not why.`,
          ],
        },
        { kind: 'facts', rows: measures.map(({ term, said: text }) => ({ term, text: [text] })) },
        { kind: 'paragraph', text: ['The rows behind it: ', code(finding.query)] },
        ...legs.blocks,
        ...ledgerOf(told, placed, finding),
        ...explanationBlocks(explanations),
      ]),
    ],
    figures: [main, ...legs.figures],
    notAssessable: explanations
      .filter(({ verdict }) => verdict === 'not assessable')
      .map(
        ({ explanation, missing }) =>
          `${title}: ${explanation}${missing.length === 0 ? '' : ` - ${missing.join('; ')}`}`,
      ),
  };
}

const TONES: Readonly<Record<LegSeries['leg'], ChartTone>> = {
  direct: 'direct',
  in: 'intermediary',
  out: 'destination',
  received: 'plain',
};

async function legsOf(
  { context, input, snapshot, lineages }: Making,
  finding: Finding,
  placed: Placed,
): Promise<{ readonly blocks: readonly Block[]; readonly figures: readonly Figure[] }> {
  const answer = await series(context, { finding: finding.id, scenario: input.scenario, asOf: snapshot.id }).catch(
    (failure: unknown) => {
      if (failure instanceof EntrepotError && failure.code === 'not-assessable') return null;
      throw failure;
    },
  );
  if (answer === null) return { blocks: [], figures: [] };
  const drawn = answer.legs.filter(({ points }) => points.length > 0);
  const figures: Figure[] = [];
  const blocks: Block[] = [];
  for (const leg of drawn) {
    const id = `${placed.id}-${leg.leg}`;
    const label = `${leg.from} to ${leg.to}, ${leg.goods}, ${leg.reported}, in ${leg.currency}`;
    figures.push({
      id,
      label,
      question: { useCase: 'series', parameters: { finding: finding.id, scenario: input.scenario.name, leg: leg.leg } },
      value: leg.points.map(({ period, value, expected }) => [period, value, expected]),
      unit: leg.currency,
      lineage: await lineages.of(leg.query, [leg.source]),
    });
    blocks.push({ kind: 'chart', figure: id, chart: chartOf(leg, answer), caption: label });
  }
  const notes: Block = { kind: 'list', items: answer.notes.map((note) => [note]) };
  return { blocks: [...blocks, notes], figures };
}

function chartOf({ leg, points, currency, frequency, reported }: LegSeries, answer: SeriesAnswer): LineChart {
  const length = frequency === 'annual' ? 4 : 7;
  const cut = (period: string): string => period.slice(0, length);
  const expected = points.some((point) => point.expected !== null)
    ? [
        {
          label: 'expected',
          tone: 'expected' as const,
          points: points.map(({ period, expected: value }) => ({ period, value })),
        },
      ]
    : [];
  return {
    form: 'line',
    unit: currency,
    series: [
      {
        label: `reported ${reported}`,
        tone: TONES[leg],
        points: points.map(({ period, value }) => ({ period, value })),
      },
      ...expected,
    ],
    spans: [
      { part: 'base', from: cut(answer.base[0]), to: cut(answer.base[1]) },
      { part: 'window', from: cut(answer.window[0]), to: cut(answer.window[1]) },
    ],
    events: [{ period: cut(answer.event), label: 'event' }],
  };
}

function ledgerOf({ ledger }: ToldFinding, { id }: Placed, { currency }: Finding): readonly Block[] {
  if (ledger.length === 0) return [];
  const money = (key: string, title: string) =>
    ({ key, title, unit: currency, align: 'right', kind: 'money' }) as const;
  return [
    {
      kind: 'table',
      id: `${id}-ledger`,
      caption: 'Both legs by period: what came in, what went on, what of it is matched',
      columns: [
        { key: 'period', title: 'Period', unit: null, align: 'left', kind: 'period' },
        money('in', 'Came in'),
        money('inExpected', 'Expected in'),
        money('out', 'Went on'),
        money('outExpected', 'Expected on'),
        money('matched', 'Matched'),
      ],
      rows: ledger.map((row) => ({
        period: row.period,
        in: row.in?.value ?? null,
        inExpected: row.in?.expected ?? null,
        out: row.out?.value ?? null,
        outExpected: row.out?.expected ?? null,
        matched: row.matched,
      })),
      figure: `${id}-figures`,
    },
  ];
}

function explanationBlocks(explanations: readonly Explanation[]): readonly Block[] {
  if (explanations.length === 0)
    return [{ kind: 'note', tone: 'limit', text: ['Explanations are not weighed for a finding of this kind.'] }];
  return [
    { kind: 'paragraph', text: [strong('What else could explain it'), ', each as if it were the only explanation:'] },
    ...explanations.flatMap(({ explanation, verdict, share, ...says }): Block[] => [
      {
        kind: 'paragraph',
        text: [
          strong(`${explanation}: ${verdict}`),
          share === null ? '' : ` (would account for ${percent(share)} of the change)`,
        ],
      },
      ...says.for.map((text): Block => ({ kind: 'note', tone: 'for', text: [text] })),
      ...says.against.map((text): Block => ({ kind: 'note', tone: 'against', text: [text] })),
      ...says.missing.map((text): Block => ({ kind: 'note', tone: 'limit', text: [`Missing: ${text}`] })),
    ]),
  ];
}
