import { createHash } from 'node:crypto';
import { ident, join, literal, sql } from '../../engine/sql.ts';
import { type CsvTable, csvTable, requireColumns } from '../../ingest/csv.ts';
import type { Format, LooseTable, Rules, Staged, StagedMember, StageInput } from '../../ingest/format.ts';
import { readWorkbook } from '../../ingest/open/workbook.ts';
import { writeTable } from '../../ingest/rows.ts';
import { parseArea } from '../../trade/area.ts';
import { inputError } from '../../trade/errors.ts';
import { FLOWS } from '../../trade/flow.ts';
import { HS_LETTERS } from '../../trade/hs.ts';
import { unitWords } from '../../trade/quantity.ts';
import type { Mapping, ReadMapping } from './schema.ts';

/** What `entrepot load csv` is before a mapping makes it a format. */
export const CSV_ID = 'csv';
export const CSV_ACCEPTS = ['text', 'workbook'] as const;

/** Any CSV, TSV or workbook, as a mapping file describes it. */
export function mappingFormat({ mapping, text }: ReadMapping): Format {
  return {
    id: CSV_ID,
    source: mapping.source,
    title: mapping.title,
    documentation: mapping.documentation,
    columns: mapping.columns as Record<string, string>,
    licence: mapping.licence,
    parser: 1,
    identity: createHash('sha256').update(text).digest('hex'),
    accepts: CSV_ACCEPTS,
    encodings: mapping.encoding === undefined ? [] : [mapping.encoding],
    scope: mapping.scope,
    rules: rulesOf(mapping),
    options: {},
    async stage(input: StageInput): Promise<Staged> {
      const tables: LooseTable[] = [];
      for (const member of input.members) tables.push(await stageMember(input, member, mapping));
      return { tables, notes: [] };
    },
  };
}

function rulesOf(mapping: Mapping): Rules {
  const flows = {
    import: 'import',
    export: 'export',
    're-export': 're-export',
    're-import': 're-import',
    ...mapping.flows,
  } as const;
  return {
    areas: { reporter: mapping.areas, partner: mapping.areas },
    areaNames: Object.fromEntries(Object.entries(mapping.names).map(([word, area]) => [word, parseArea(area)])),
    flows: Object.fromEntries(Object.entries(flows).map(([word, flow]) => [word, FLOWS[flow]])),
    revision: 'hs_rev' in mapping.columns || 'hs_rev' in mapping.constants ? HS_WORDS : mapping.revision,
    totals: mapping.totals,
    periods: mapping.periods,
    number: mapping.number,
    nulls: mapping.nulls,
    value: { times: mapping.times, currency: mapping.currency ?? 'column', required: true },
    valuation: mapping.valuation,
    netWeight: { times: mapping.weightTimes },
    units: { ...unitWords(), ...mapping.units },
    statuses: { '0': 0, '1': 1, '2': 2 },
  };
}

const HS_WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(HS_LETTERS).flatMap(([letter, year]) => [
    [String(year), year],
    [`HS${year}`, year],
    [letter, year],
  ]),
);

async function stageMember(input: StageInput, member: StagedMember, mapping: Mapping): Promise<LooseTable> {
  const table =
    member.kind === 'workbook'
      ? await sheetTable(input, member, mapping)
      : await csvTable(member.path, member.name, mapping.separator, mapping.header - 1);
  const columns = mapping.columns as Record<string, string>;
  requireColumns(table, Object.values(columns), member.name, `what the mapping of ${mapping.source} describes`);
  const constants = Object.entries(mapping.constants as Record<string, string>);
  const picked = [
    ...Object.entries(columns).map(([key, name]) => sql`${ident(name)} AS ${ident(key)}`),
    ...constants.map(([key, value]) => sql`${literal(value)} AS ${ident(key)}`),
  ];
  return {
    file: member.file,
    name: member.name,
    rows: sql`SELECT ${join(picked)} FROM (${table.rows})`,
    columns: { ...Object.fromEntries(constants.map(([key]) => [key, `(${key} of the mapping)`])), ...columns },
    firstLine: table.firstLine,
    rejects: table.rejects,
  };
}

async function sheetTable(input: StageInput, member: StagedMember, mapping: Mapping): Promise<CsvTable> {
  const sheets = await readWorkbook(member.path, member.name);
  const sheet = mapping.sheet === undefined ? sheets[0] : sheets.find((candidate) => candidate.name === mapping.sheet);
  if (sheet === undefined)
    throw inputError('input-format', {
      file: member.name,
      value: mapping.sheet ?? null,
      expected: `one of the sheets ${sheets.map((s) => s.name).join(', ')}`,
    });
  const names = (sheet.rows[mapping.header - 1] ?? []).map((cell, index) => cell ?? `column ${index + 1}`);
  const body = sheet.rows.slice(mapping.header).filter((row) => row.some((cell) => cell !== null));
  const file = await writeTable(input.workDirectory, names, body);
  return { ...(await csvTable(file, `${member.name}, ${sheet.name}`, ',')), firstLine: mapping.header + 1 };
}
