import type { UseCaseName } from '../../src/app/use-cases.ts';

/** The verb of each use case, with the names of the parameters that are words and not options. */
export const VERBS: Readonly<Record<UseCaseName, { readonly verb: readonly string[]; readonly words?: string }>> = {
  status: { verb: ['status'] },
  scenarios: { verb: ['scenarios'] },
  scan: { verb: ['scan'], words: 'scenario' },
  findings: { verb: ['findings'] },
  explain: { verb: ['explain'], words: 'finding' },
  series: { verb: ['series'], words: 'finding' },
  route: { verb: ['route'] },
  network: { verb: ['network'], words: 'scenario' },
  matrix: { verb: ['matrix'], words: 'scenario' },
  prices: { verb: ['prices'] },
  flows: { verb: ['flows'] },
  mirror: { verb: ['mirror'] },
  goods: { verb: ['goods'], words: 'code' },
  'goods-search': { verb: ['goods'], words: 'words' },
  'goods-children': { verb: ['goods', '--under'], words: 'under' },
  areas: { verb: ['areas'] },
  formats: { verb: ['formats'] },
  claims: { verb: ['claims', 'list'] },
  claim: { verb: ['claims', 'show'], words: 'claim' },
  'claims-check': { verb: ['claims', 'check'], words: 'file' },
  'claims-parse': { verb: ['claims', 'parse'], words: 'file' },
  'claims-keep': { verb: ['claims', 'keep'], words: 'file' },
  'claim-remove': { verb: ['claims', 'remove'], words: 'claim' },
  'claims-review': { verb: ['claims', 'review'] },
  'lake-log': { verb: ['lake', 'log'] },
  'lake-sources': { verb: ['lake', 'sources'] },
  'lake-verify': { verb: ['lake', 'verify'] },
  load: { verb: ['load'] },
  preview: { verb: ['load', '--dry-run'] },
  fetch: { verb: ['fetch', 'comtrade'] },
  evidence: { verb: ['evidence', 'list'] },
  'evidence-item': { verb: ['evidence', 'show'], words: 'evidence' },
  'evidence-events': { verb: ['evidence', 'events'], words: 'finding' },
  'evidence-add': { verb: ['evidence', 'add'] },
  'evidence-remove': { verb: ['evidence', 'remove'], words: 'evidence' },
  'evidence-verify': { verb: ['evidence', 'verify'] },
  footprints: { verb: ['evidence', 'footprints'] },
  'footprint-add': { verb: ['evidence', 'footprint'] },
  'footprint-remove': { verb: ['evidence', 'remove-footprint'], words: 'footprint' },
  components: { verb: ['components'] },
  weapons: { verb: ['weapons'] },
  cases: { verb: ['case', 'list'] },
  case: { verb: ['case', 'show'], words: 'case' },
  'case-save': { verb: ['case', 'new'] },
  'case-add': { verb: ['case', 'add'] },
  'case-move': { verb: ['case', 'move'] },
  'case-remove-item': { verb: ['case', 'remove'] },
  'case-remove': { verb: ['case', 'remove'], words: 'case' },
  'case-export': { verb: ['case', 'export'], words: 'case' },
  'case-open': { verb: ['case', 'open'], words: 'file' },
  dossier: { verb: ['dossier'], words: 'case' },
  'dossier-verify': { verb: ['dossier', 'verify'], words: 'file' },
  sql: { verb: ['sql'], words: 'statement' },
  'sql-schema': { verb: ['sql', '--schema'] },
};

/** The command line of a use case with parameters as the API names them. */
export function commandOf(useCase: UseCaseName, parameters: Readonly<Record<string, unknown>>): string[] {
  const { verb, words } = VERBS[useCase];
  const options = Object.entries(parameters).flatMap(([name, value]) => {
    if (name === words || value === undefined || value === false) return [];
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [option] : [option, Array.isArray(value) ? value.join(',') : String(value)];
  });
  const word = words === undefined ? undefined : parameters[words];
  return [...verb, ...(word === undefined ? [] : [String(word)]), ...options];
}
