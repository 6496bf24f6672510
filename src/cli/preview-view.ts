import type { PreviewAnswer } from '../app/preview.ts';
import { describeProblem } from '../trade/errors.ts';
import { count } from './figures.ts';
import { plainTable } from './output.ts';

const SHOWN_ROWS = 5;
const SHOWN_PROBLEMS = 8;

/** What a load would do, for a person: the files, the format, the rows, what is wrong. */
export function previewView(answer: PreviewAnswer): string {
  return [
    ...answer.files.map(fileView),
    ...candidatesView(answer),
    ...rowsView(answer),
    ...(answer.mapping === null ? [] : [`A mapping file to begin with:\n\n${answer.mapping.yaml}`]),
    'Nothing was loaded.\n',
  ].join('\n');
}

function fileView({ name, kind, bytes, encoding, columns, sample }: PreviewAnswer['files'][number]): string {
  const about = `${name}: ${[kind, encoding, `${count(bytes)} bytes`].filter((word) => word !== null).join(', ')}\n`;
  if (columns.length === 0) return about;
  const rows = sample
    .slice(0, SHOWN_ROWS)
    .map((row) => Object.fromEntries(columns.map((column, at) => [column, (row[at] ?? '').slice(0, 24)])));
  return `${about}${plainTable(rows)}`;
}

function candidatesView({ format, candidates }: PreviewAnswer): string[] {
  const sorted = candidates.toSorted((a, b) => Number(b.fits) - Number(a.fits));
  const lines = sorted.map(({ format: id, fits, why }) => `  ${fits ? '+' : '-'} ${id}: ${why}\n`);
  return [`${format === null ? 'Formats' : `Read as ${format}`}\n${lines.join('')}`];
}

function rowsView({ rows, found, problems, problemKinds, refusal, already, notes }: PreviewAnswer): string[] {
  if (already !== null) return [`Already loaded as ${already}.\n`];
  const kinds = problemKinds.map(
    ({ file, column, expected, rows: n }) => `  ${count(n)} x ${file}, ${column ?? 'line'}: expected ${expected}\n`,
  );
  const listed = problems.slice(0, SHOWN_PROBLEMS).map((problem) => `  ${describeProblem(problem)}\n`);
  return [
    ...(rows === null
      ? []
      : [
          `${count(rows.loadable)} of ${count(rows.read)} rows can be loaded, ${count(rows.leftOut)} left out, ${count(rows.rejected)} cannot be read.\n`,
        ]),
    ...(found === null ? [] : [foundView(found)]),
    ...(kinds.length === 0 ? [] : [kinds.join('')]),
    ...(listed.length === 0 ? [] : [listed.join('')]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `  ${note}\n`).join('')]),
    ...(refusal === null ? [] : [`A load would be refused: ${String(refusal['message'])}\n`]),
  ];
}

function foundView({ reporters, partners, flows, periods, currencies }: NonNullable<PreviewAnswer['found']>): string {
  const [first, ...others] = reporters;
  const who = others.length === 0 ? `${first?.area}` : `${reporters.length} reporters`;
  const when = periods.map(({ frequency, from, to }) => `${frequency} ${from} to ${to}`).join(', ');
  return `${who}, ${partners} partners, ${flows.map(({ flow }) => flow).join(' and ')}, ${when}, in ${currencies.join(', ')}.\n`;
}
