import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { CandidateCode, Component } from '../../evidence/components/component.ts';
import { COMPONENT_COLUMNS, componentOf, mapperOf, RULE_COLUMNS } from '../../evidence/components/map.ts';
import { lazy, parseCsv } from '../../trade/reference/table.ts';

const COMPONENTS = new URL('../../../data/bundled/components.csv.gz', import.meta.url);
const RULES = new URL('../../evidence/components/categories.csv', import.meta.url);

export const COMPONENTS_ATTRIBUTION =
  "Main Directorate of Intelligence of Ukraine's Ministry of Defence, War & Sanctions portal, CC BY 4.0";

export interface MappedComponent extends Component {
  /** HS codes that the part may be of; empty where nothing is known of what it is. */
  readonly hs: readonly CandidateCode[];
}

/** The parts that ship, each with its candidate codes; the newest of the portal first. */
export const mappedComponents = lazy(async (): Promise<readonly MappedComponent[]> => {
  const packed = await promisify(gunzip)(await readFile(COMPONENTS));
  const hsOf = mapperOf(rowsOf(await readFile(RULES, 'utf8'), RULE_COLUMNS));
  return rowsOf(packed.toString('utf8'), COMPONENT_COLUMNS)
    .map(componentOf)
    .map((component) => ({ ...component, hs: hsOf(component) }));
});

function rowsOf<C extends string>(text: string, columns: readonly C[]): Readonly<Record<C, string>>[] {
  const [header = [], ...rows] = parseCsv(text);
  if (header.join() !== columns.join()) throw new Error(`the columns are ${header.join()}, not ${columns.join()}`);
  return rows.map(
    (row) => Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ''])) as Record<C, string>,
  );
}
