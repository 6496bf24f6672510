import { canonical, contentHash } from '../canonical.ts';
import type { Chart, ChartBlock, Column, Document, Figure, Table } from '../document.ts';
import { bold, type Cells, type DataSheet, link, number, text } from './cells.ts';

/** The sheets of a workbook, in their order: contents, one for each table and chart, figures, sources, about. */
export function sheetsOf(document: Document): readonly DataSheet[] {
  const blocks = document.sections.flatMap((section) => section.blocks);
  const figures = new Map(document.figures.map((figure) => [figure.id, figure]));
  const tables = blocks.filter((block) => block.kind === 'table').map((table, i) => tableSheet(table, i, figures));
  const charts = blocks.filter((block) => block.kind === 'chart').map((chart, i) => chartSheet(chart, i, figures));
  const data = [...tables, ...charts, figuresSheet(document), sourcesSheet(document), aboutSheet(document)];
  return [contentsSheet(document, data), ...data];
}

function contentsSheet({ title, subtitle }: Document, data: readonly DataSheet[]): DataSheet {
  return {
    name: 'Contents',
    title,
    widths: [16, 16, 100],
    head: 0,
    rows: [
      [bold(title)],
      [text(subtitle)],
      [],
      [bold('Sheet'), bold('Go to'), bold('What it holds')],
      ...data.map((sheet) => [text(sheet.name), link(sheet.name), text(sheet.title)]),
    ],
  };
}

function tableSheet(
  { caption, columns, rows, figure }: Table,
  i: number,
  figures: ReadonlyMap<string, Figure>,
): DataSheet {
  return {
    name: `Table ${i + 1}`,
    title: caption,
    widths: columns.map(({ kind }) => (kind === 'text' ? 36 : 16)),
    head: 3,
    rows: [
      [bold(caption)],
      columns.map(({ title }) => bold(title)),
      columns.map(({ unit }) => text(unit ?? '')),
      ...rows.map((row) => columns.map(({ key, kind }) => cell(row[key] ?? null, kind))),
      ...sourceRows(figure, figures),
    ],
  };
}

function cell(value: string | number | null, kind: Column['kind']): Cells[number] {
  if (typeof value === 'string') return text(value);
  return number(value, kind === 'percent' ? '0.0%' : kind === 'money' ? '#,##0' : null);
}

function chartSheet(
  { caption, chart, figure }: ChartBlock,
  i: number,
  figures: ReadonlyMap<string, Figure>,
): DataSheet {
  const [head, ...rows] = chartRows(chart);
  return {
    name: `Chart ${i + 1}`,
    title: caption,
    widths: chart.form === 'line' ? [12, ...chart.series.map(() => 24)] : [60, 18, 18],
    head: 3,
    rows: [[bold(caption)], head.map(bold), [null, text(chart.unit)], ...rows, ...sourceRows(figure, figures)],
  };
}

function chartRows(chart: Chart): readonly [readonly string[], ...Cells[]] {
  const format = chart.unit === '%' ? '0.0%' : null;
  if (chart.form === 'bars')
    return [['Bar', 'Value'], ...chart.bars.map(({ label, value }) => [text(label), number(value, format)])];
  if (chart.form === 'dots')
    return [
      ['Reading', 'Value', 'Within what counts as the stated figure'],
      ...chart.dots.map(({ label, value, holds }) => [
        text(label),
        number(value, format),
        text(holds === null ? '' : holds ? 'yes' : 'no'),
      ]),
      [text('Stated'), number(chart.stated, format)],
      [text('Band from'), number(chart.band?.low ?? null, format)],
      [text('Band to'), number(chart.band?.high ?? null, format)],
    ];
  const known = chart.series.map(({ points }) => new Map(points.map(({ period, value }) => [period, value])));
  const periods = [...new Set(known.flatMap((series) => [...series.keys()]))].toSorted();
  return [
    ['Period', ...chart.series.map(({ label }) => label)],
    ...periods.map((period) => [text(period), ...known.map((series) => number(series.get(period) ?? null, format))]),
    [],
    ...chart.spans.map(({ part, from, to }) => [text(part), text(`${from} to ${to}`)]),
    ...chart.events.map(({ period, label }) => [text(period), text(label)]),
  ];
}

function sourceRows(id: string | null, figures: ReadonlyMap<string, Figure>): readonly Cells[] {
  const lineage = id === null ? undefined : figures.get(id)?.lineage;
  if (lineage === undefined) return [];
  const lines: readonly (readonly [string, string | null])[] = [
    ['Files', lineage.files.map(({ name }) => name).join('; ')],
    ['Licence', lineage.licence],
    ['Asked with', lineage.query],
    ['Snapshot', lineage.snapshot],
  ];
  return [[], ...lines.flatMap(([term, said]) => (said === null || said === '' ? [] : [[text(`${term}: ${said}`)]]))];
}

function figuresSheet({ figures }: Document): DataSheet {
  const head = [
    'Id',
    'Figure',
    'Value',
    'Unit',
    'Asked with',
    'Use case',
    'Parameters',
    'Snapshot',
    'Files (SHA-256)',
    'Licence',
  ];
  const rows = figures.map(({ id, label, value, unit, question, lineage }) => [
    text(id),
    text(label),
    typeof value === 'number' ? number(value) : text(value === null ? '' : canonical(value)),
    text(unit ?? ''),
    text(lineage.query ?? ''),
    text(question.useCase),
    text(canonical(question.parameters)),
    text(lineage.snapshot),
    text(lineage.files.map(({ name, sha256 }) => `${name} ${sha256}`).join('; ')),
    text(lineage.licence),
  ]);
  return {
    name: 'Figures',
    title: 'Figures with the question that answers each again',
    widths: [24, 48, 24, 12, 60, 16, 40, 20, 40, 32],
    head: 1,
    rows: [head.map(bold), ...rows],
  };
}

function sourcesSheet({ sources }: Document): DataSheet {
  const head = ['Source', 'File', 'SHA-256', 'Bytes', 'In the archive of the case', 'Licence', 'Attribution'];
  const rows = sources.flatMap(({ source, licence, attribution, files }) =>
    files.map(({ name, sha256, bytes, packed, why }) => [
      text(source),
      text(name),
      text(sha256),
      number(bytes),
      text(packed ? 'packed' : `by hash only${why === null ? '' : `: ${why}`}`),
      text(licence),
      text(attribution),
    ]),
  );
  return {
    name: 'Sources',
    title: 'Files, their SHA-256 and licences',
    widths: [32, 36, 70, 14, 40, 32, 60],
    head: 1,
    rows: [head.map(bold), ...rows],
  };
}

function aboutSheet(document: Document): DataSheet {
  const { made, notAssessable } = document;
  const facts: readonly (readonly [string, string])[] = [
    ['Title', document.title],
    ['Snapshot', made.snapshot],
    ['Date of the snapshot', made.at],
    ['Entrepot', made.version],
    ['Code', made.code],
    ['Scenario', made.scenario],
    ['Seeds', canonical(made.seeds)],
    ['Parameters', canonical(made.parameters)],
    ['SHA-256 of the content', contentHash(document)],
  ];
  return {
    name: 'About',
    title: 'Snapshot, version, parameters; what could not be assessed',
    widths: [28, 100],
    head: 0,
    rows: [
      ...facts.map(([term, said]) => [bold(term), text(said)]),
      [],
      [bold('An empty cell is missing, not zero.')],
      [],
      [bold('What could not be assessed')],
      ...notAssessable.map((sentence) => [text(sentence)]),
    ],
  };
}
