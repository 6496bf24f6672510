import type { Block, Figure } from '../../report/document.ts';
import type { CaseItem } from '../cases/read.ts';
import type { CheckedClaim, CheckedStatement } from '../claims/check.ts';
import { jsonOf, type Making, type Part, type Placed, sectionOf } from './part.ts';
import { code, paragraphs, signed, span, strong } from './words.ts';

const VERDICTS: Readonly<Record<CheckedClaim['verdict'], string>> = {
  reproduced: 'reproduced',
  'reproduced-under': 'reproduced under another reading',
  contradicted: 'contradicted by the data at hand',
  'not-testable': 'not testable with the data at hand',
};

/** A claim: the sentence, the verdict, and each figure of it under every reading. */
export function claimPart(
  making: Making,
  item: Extract<CaseItem, { kind: 'claim' }>,
  placed: Placed,
  checked: ReadonlyMap<string, CheckedClaim>,
): Part {
  const found = checked.get(item.claim);
  const said = item.note === null ? [] : paragraphs(item.note);
  if (found === undefined) {
    const why = `Claim ${item.claim}: it is no longer kept.`;
    return {
      sections: [sectionOf(placed, `Claim ${item.claim}`, [...said, { kind: 'note', tone: 'limit', text: [why] }])],
      figures: [],
      notAssessable: [why],
    };
  }
  const { claim, verdict, under, why, statements } = found;
  const from = [claim.publisher ?? 'no publisher named', ...(claim.published === null ? [] : [claim.published])];
  const several = statements.length > 1;
  return {
    sections: [
      sectionOf(placed, `Claim: ${VERDICTS[verdict]}`, [
        { kind: 'paragraph', text: [{ text: claim.text, style: 'em' }] },
        {
          kind: 'facts',
          rows: [
            {
              term: 'Published by',
              text: claim.link === null ? [from.join(', ')] : [{ text: from.join(', '), href: claim.link }],
            },
            {
              term: 'About',
              text: [
                `${claim.exporter.join(', ')} to ${claim.importer.join(', ')}, ${claim.goods.map(({ code: goods, text }) => (goods === 'TOTAL' ? 'all goods' : `${goods} ${text}`)).join('; ')}, ${span(claim.window)}${claim.base === null ? '' : ` against ${span(claim.base)}`}`,
              ],
            },
            { term: 'Verdict', text: [strong(VERDICTS[verdict]), under === null ? '' : `: ${under}`] },
            { term: 'Why', text: [why] },
            ...(claim.remark === null ? [] : [{ term: 'Remark', text: [claim.remark] }]),
          ],
        },
        ...said,
        ...statements.flatMap((statement, index) => statementBlocks(statement, idOf(placed, index), several)),
      ]),
    ],
    figures: statements.map((statement, index) => figureOf(making, found, statement, idOf(placed, index))),
    notAssessable: statements.flatMap(({ said: stated, missing }) =>
      missing.map(({ what, fetch }) => `Claim ${claim.id} (${stated}): ${what}${fetch === null ? '' : ` - ${fetch}`}`),
    ),
  };
}

function idOf({ id }: Placed, index: number): string {
  return `${id}-statement-${index + 1}`;
}

function figureOf({ lineages }: Making, { claim }: CheckedClaim, statement: CheckedStatement, id: string): Figure {
  const { readings, statistic, product, verdict, said } = statement;
  const [first] = readings;
  return {
    id,
    label: `Claim ${claim.id}: ${said}`,
    question: { useCase: 'claim', parameters: { claim: claim.id, statistic, product } },
    value: {
      verdict,
      readings: readings.map(({ alternative, label, figure, holds }) => jsonOf([alternative, label, figure, holds])),
    },
    unit: unitOf(statement),
    lineage: lineages.ofFiles(first?.queries[0] ?? null, first?.files ?? []),
  };
}

const FRACTIONS = ['growth', 'share'];

function unitOf({ statistic, readings }: CheckedStatement): string {
  if (FRACTIONS.includes(statistic)) return '%';
  return statistic === 'ratio' || statistic === 'compared_ratio' ? 'times' : (readings[0]?.unit ?? '');
}

function statementBlocks(statement: CheckedStatement, id: string, several: boolean): readonly Block[] {
  const { stated, said, tolerance, verdict, why, readings } = statement;
  const computed = readings.filter(({ figure }) => figure !== null);
  const [first] = readings;
  return [
    {
      kind: 'paragraph',
      text: [
        strong(`Stated: ${said}. `),
        `${tolerance.why}.`,
        ...(several ? [` This figure: ${VERDICTS[verdict]}. ${why}`] : []),
      ],
    },
    ...(computed.length === 0
      ? []
      : [
          {
            kind: 'chart',
            figure: id,
            chart: {
              form: 'dots',
              unit: unitOf(statement),
              stated: stated.figure,
              band: { low: tolerance.low, high: tolerance.high },
              dots: readings.map(({ label, figure, holds }) => ({ label, value: figure, holds })),
            },
            caption: `Each way to read it, against the stated figure and what agrees with it`,
          } as const,
        ]),
    {
      kind: 'table',
      id: `${id}-readings`,
      caption: 'Each way to read it',
      columns: [
        { key: 'label', title: 'Reading', unit: null, align: 'left', kind: 'text' },
        { key: 'said', title: 'Figure', unit: null, align: 'right', kind: 'text' },
        { key: 'agrees', title: 'Agrees', unit: null, align: 'left', kind: 'text' },
        { key: 'off', title: 'Off by', unit: null, align: 'right', kind: 'text' },
        { key: 'why', title: 'Why not', unit: null, align: 'left', kind: 'text' },
      ],
      rows: readings.map(({ label, said: figure, holds, off, why: reason }) => ({
        label,
        said: figure,
        agrees: holds === null ? null : holds ? 'yes' : 'no',
        off: off === null ? null : signed(off),
        why: reason,
      })),
      figure: id,
    },
    ...(first?.queries ?? []).map(
      (query): Block => ({ kind: 'paragraph', text: ['The rows behind it, as claimed: ', code(query)] }),
    ),
  ];
}
