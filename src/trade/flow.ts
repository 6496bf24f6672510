import { EntrepotError } from './errors.ts';

/** What a reporter says it did; an export includes re-exports unless the source says otherwise. */
export const FLOWS = { import: 1, export: 2, 're-export': 3, 're-import': 4 } as const;
export type FlowName = keyof typeof FLOWS;
export type FlowCode = (typeof FLOWS)[FlowName];

export function parseFlow(text: string): FlowName {
  const word = text.trim().toLowerCase();
  if (word in FLOWS) return word as FlowName;
  throw new EntrepotError(
    'usage',
    `no flow ${JSON.stringify(text)}; expected one of ${Object.keys(FLOWS).join(', ')}`,
    { fields: { flow: text } },
  );
}

export function flowName(code: number): FlowName {
  const found = Object.entries(FLOWS).find(([, known]) => known === code);
  if (found === undefined) throw new Error(`no flow has the code ${code}`);
  return found[0] as FlowName;
}

/** What the other side would call the same movement of goods. */
export function mirrorFlow(flow: FlowName): FlowName {
  return flow === 'import' || flow === 're-import' ? 'export' : 'import';
}

/** Free on board at the exporter's border; cost, insurance and freight to the importer's. */
export type Valuation = 'FOB' | 'CIF' | 'unknown';

export function valuationName(code: number): Valuation {
  return code === 1 ? 'FOB' : code === 2 ? 'CIF' : 'unknown';
}
