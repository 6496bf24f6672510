import { layoutOf } from '../../lake/layout.ts';
import { readSnapshot } from '../../lake/snapshot.ts';
import type { Block, Document, Section } from '../../report/document.ts';
import type { CaseItem } from '../cases/read.ts';
import type { CheckedClaim } from '../claims/check.ts';
import { checkClaims } from '../claims/claims.ts';
import { codeVersion } from '../code-version.ts';
import type { Context } from '../context.ts';
import { findScan } from '../scan-store.ts';
import { VERSION } from '../version.ts';
import { appendix, sourcesOf } from './appendix.ts';
import { claimPart } from './claim.ts';
import { evidencePart } from './evidence.ts';
import { findingPart } from './finding.ts';
import { flowsPart } from './flows.ts';
import type { DossierInput } from './input.ts';
import { jsonOf, Lineages, type Making, type Part, type Placed, sectionOf } from './part.ts';
import { paragraphs, span } from './words.ts';

/** A snapshot without loads was never. */
const NEVER = '1970-01-01';

/**
 * The document of a case over a snapshot. The same input over the same snapshot by the same code is the same document: no
 * clock is read.
 */
export async function composeDocument(
  context: Context,
  input: DossierInput,
  asOf: string | undefined,
  onItem: (place: number) => void = () => undefined,
): Promise<Document> {
  const snapshot = await readSnapshot(layoutOf(context.lake), asOf);
  const making: Making = { context, input, snapshot, lineages: new Lineages(context, snapshot) };
  const scanned = input.case.items.some(({ kind }) => kind === 'finding');
  const scan = scanned ? (await findScan(context, { scenario: input.scenario, asOf: snapshot.id })).answer : null;
  const checked = await checkedClaims(making);
  const parts: Part[] = [];
  for (const [index, item] of input.case.items.entries()) {
    parts.push(await partOf(making, item, { id: `item-${index + 1}` }, checked));
    onItem(index + 1);
  }
  const sections: Section[] = [
    ...front(making),
    { id: 'items', heading: 'The case', level: 1, blocks: [] },
    ...parts.flatMap((part) => part.sections),
    ...(await appendix(making, scan)),
  ];
  return {
    title: input.case.title,
    subtitle: input.scenario.title ?? input.scenario.name,
    language: 'en',
    made: {
      snapshot: snapshot.id,
      version: VERSION,
      code: codeVersion(),
      scenario: input.scenario.name,
      seeds: { scan: input.scenario.seed },
      parameters: { case: input.id, revision: input.revision, scenario: jsonOf(input.scenario) },
      at: snapshot.at ?? NEVER,
    },
    sections,
    figures: parts.flatMap((part) => part.figures),
    sources: sourcesOf(snapshot),
    notAssessable: [...new Set(parts.flatMap((part) => part.notAssessable))],
    input: jsonOf(input),
  };
}

function partOf(
  making: Making,
  item: CaseItem,
  placed: Placed,
  checked: ReadonlyMap<string, CheckedClaim>,
): Part | Promise<Part> {
  switch (item.kind) {
    case 'finding':
      return findingPart(making, item, placed);
    case 'claim':
      return claimPart(making, item, placed, checked);
    case 'evidence':
      return evidencePart(making, item, placed);
    case 'flows':
      return flowsPart(making, item, placed);
    case 'note':
      return { sections: [sectionOf(placed, 'Note', paragraphs(item.text))], figures: [], notAssessable: [] };
  }
}

async function checkedClaims({ context, input, snapshot }: Making): Promise<ReadonlyMap<string, CheckedClaim>> {
  if (input.claims.length === 0) return new Map();
  const { claims } = await checkClaims(context, { claims: input.claims, asOf: snapshot.id });
  return new Map(claims.map((one) => [one.claim.id, one]));
}

/** What it is about and what it was made of, before the first item. */
function front({ input, snapshot }: Making): readonly Section[] {
  const { scenario } = input;
  const rows: readonly (readonly [string, string])[] = [
    ['Scenario', `${scenario.name}${scenario.title === undefined ? '' : `: ${scenario.title}`}`],
    ['Destination', scenario.destination],
    ['Event', scenario.event],
    ['Window against base', `${span(scenario.window)} against ${span(scenario.base)}`],
    ['Exporters', `${scenario.exporters.join(', ')} (${scenario.exporters_as === 'one' ? 'as one' : 'each'})`],
    ['Intermediaries', scenario.intermediaries.join(', ')],
    ['Goods', `${scenario.goods.join(', ')}, by ${scenario.level}`],
    ['Supported where q is at most', String(scenario.q)],
    ['Seed', String(scenario.seed)],
    ['Snapshot of the data', `${snapshot.id}${snapshot.at === null ? '' : `, ${snapshot.at.slice(0, 10)}`}`],
  ];
  const about: Block[] = [{ kind: 'facts', rows: rows.map(([term, text]) => ({ term, text: [text] })) }];
  const summary = paragraphs(input.case.summary);
  return [
    ...(summary.length === 0 ? [] : [{ id: 'summary', heading: 'Summary', level: 1, blocks: summary } as const]),
    { id: 'about', heading: 'What this was made of', level: 1, blocks: about },
  ];
}
