import type { Block, Column, Figure } from '../../report/document.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { readFlowsQuery } from '../cases/check.ts';
import type { CaseItem } from '../cases/read.ts';
import { flowsTitle } from '../cases/told.ts';
import { type FlowsAnswer, flows } from '../flows.ts';
import { jsonOf, type Making, type Part, type Placed, sectionOf } from './part.ts';
import { code, kilograms, money, paragraphs, signed, span } from './words.ts';

/** Rows of a table; a question with more is named by its command. */
const MOST_ROWS = 120;

/** A question about flows: the figure, what was published, the rows. */
export async function flowsPart(
  { context, snapshot, lineages }: Making,
  item: Extract<CaseItem, { kind: 'flows' }>,
  placed: Placed,
): Promise<Part> {
  const title = item.title ?? flowsTitle(item.query);
  const said = item.note === null ? [] : paragraphs(item.note);
  let answer: FlowsAnswer;
  try {
    answer = await flows(context, { ...readFlowsQuery(item.query), asOf: snapshot.id });
  } catch (failure) {
    if (!(failure instanceof EntrepotError)) throw failure;
    const why = `${title}: ${failure.message}`;
    return {
      sections: [sectionOf(placed, title, [...said, { kind: 'note', tone: 'limit', text: [why] }])],
      figures: [],
      notAssessable: [why],
    };
  }
  const { figure, question, coverage, lineage, rows } = answer;
  const { value, base, growth, noGrowth, netWeight, unit } = figure;
  const id = `${placed.id}-figure`;
  const made: Figure = {
    id,
    label: title,
    question: { useCase: 'flows', parameters: { query: item.query } },
    value: jsonOf({ value, base, netWeight: netWeight?.value, rows: rows.slice(0, MOST_ROWS) }),
    unit,
    lineage: lineages.ofFiles(lineage.query, lineage.files),
  };
  const gaps = coverage.missing.map(({ reporter, periods }) => `${reporter} ${periods.join(', ')}`);
  return {
    sections: [
      sectionOf(placed, title, [
        ...said,
        {
          kind: 'facts',
          rows: [
            {
              term: `${question.flow}s of ${question.reporter}`,
              text: [`${question.goods}, with ${question.partner}`],
            },
            ...(question.base === undefined
              ? []
              : [{ term: `Base, ${span(question.base)}`, text: [money(base, unit)] }]),
            { term: `Window, ${span(question.window)}`, text: [money(value, unit)] },
            ...(question.base === undefined
              ? []
              : [{ term: 'Change', text: [growth == null ? (noGrowth ?? 'not known') : signed(growth)] }]),
            ...(netWeight === null ? [] : [{ term: 'Net weight in the window', text: [kilograms(netWeight.value)] }]),
            {
              term: 'Published',
              text: [`${coverage.published} of ${coverage.reporterPeriods} reporter-periods of the window`],
            },
            { term: 'Source', text: [lineage.source] },
          ],
        },
        ...tableOf(answer, placed.id, id),
        ...coverage.notes.map((note): Block => ({ kind: 'note', tone: 'limit', text: [note] })),
        { kind: 'paragraph', text: ['The same again: ', code(item.query)] },
      ]),
    ],
    figures: [made],
    notAssessable: gaps.length === 0 ? [] : [`${title}: not published: ${gaps.join('; ')}`],
  };
}

const KNOWN: Readonly<Record<string, Pick<Column, 'title' | 'kind'>>> = {
  period: { title: 'Period', kind: 'period' },
  basePeriod: { title: 'Base period', kind: 'period' },
  partner: { title: 'Partner', kind: 'text' },
  reporter: { title: 'Reporter', kind: 'text' },
  product: { title: 'Goods', kind: 'text' },
  name: { title: 'Name', kind: 'text' },
  file: { title: 'File', kind: 'text' },
  line: { title: 'Line', kind: 'number' },
  value: { title: 'Value', kind: 'money' },
  base: { title: 'Base', kind: 'money' },
  delta: { title: 'Change', kind: 'money' },
  growth: { title: 'Change', kind: 'percent' },
  netWeight: { title: 'Net weight', kind: 'number' },
};

function tableOf({ rows, figure }: FlowsAnswer, section: string, id: string): readonly Block[] {
  const keys = Object.keys(KNOWN).filter((key) => rows.some((row) => row[key] !== undefined && row[key] !== null));
  if (keys.length === 0) return [];
  const columns = keys.map((key): Column => {
    const { title, kind } = KNOWN[key] as Pick<Column, 'title' | 'kind'>;
    const unit = kind === 'money' ? figure.unit : key === 'netWeight' ? 'kg' : null;
    return { key, title, unit, kind, align: kind === 'text' || kind === 'period' ? 'left' : 'right' };
  });
  const cell = (value: unknown): string | number | null =>
    typeof value === 'number' || typeof value === 'string' ? value : null;
  const shown = rows.slice(0, MOST_ROWS);
  return [
    {
      kind: 'table',
      id: `${section}-rows`,
      caption: shown.length < rows.length ? `The first ${shown.length} of ${rows.length} rows` : 'The rows',
      columns,
      rows: shown.map((row) => Object.fromEntries(keys.map((key) => [key, cell(row[key])]))),
      figure: id,
    },
  ];
}
