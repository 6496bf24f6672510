import { areaRows, areas } from './areas.ts';
import { exportCase } from './cases/case-export.ts';
import { openCase } from './cases/case-open.ts';
import { addItem, cases, moveItem, removeCase, removeItem, saveCase, showCase } from './cases/cases.ts';
import { checkClaims, claim, claims } from './claims/claims.ts';
import { keepClaims, removeClaim } from './claims/keep.ts';
import { draftClaims, draftRows } from './claims/parse.ts';
import { claimReviews } from './claims/review.ts';
import { claimRows } from './claims/rows.ts';
import type { Context } from './context.ts';
import { writeDossier } from './dossiers/dossier.ts';
import { verifyDossier } from './dossiers/verify.ts';
import { addEvidence } from './evidence/add.ts';
import { componentRows, components } from './evidence/components.ts';
import { weaponRows, weapons } from './evidence/components-weapons.ts';
import { evidenceEvents } from './evidence/events.ts';
import { evidence, evidenceRows } from './evidence/evidence.ts';
import { addFootprint } from './evidence/footprint-add.ts';
import { removeFootprint } from './evidence/footprint-remove.ts';
import { footprints } from './evidence/footprints.ts';
import { evidenceItem, evidenceItemRows } from './evidence/item.ts';
import { removeEvidence } from './evidence/remove.ts';
import { verifyEvidence } from './evidence/verify.ts';
import { explainFinding } from './explain.ts';
import { fetchComtrade } from './fetch.ts';
import { findings } from './findings.ts';
import { flows } from './flows.ts';
import { formats } from './formats.ts';
import { goods, searchGoods } from './goods.ts';
import { goodsChildren } from './goods-children.ts';
import { lakeLog, lakeSources, lakeVerify } from './lake.ts';
import { loadFiles } from './load.ts';
import { matrix, matrixRows } from './matrix.ts';
import { mirror } from './mirror.ts';
import { network, networkRows } from './network.ts';
import { previewFiles } from './preview.ts';
import { prices } from './prices.ts';
import { query, sqlRows } from './query.ts';
import { querySchema, schemaColumns } from './query-schema.ts';
import { route } from './route.ts';
import { scan } from './scan-answer.ts';
import { scenarios } from './scenarios.ts';
import { series, seriesRows } from './series.ts';
import { status } from './status.ts';

/** Something that is done for a user, whoever asks: the command line, the server. Its answer is told as JSON. */
export interface UseCase<P, A> {
  readonly run: (context: Context, parameters: P) => Promise<A>;
  /** What of the answer is a table, for CSV and NDJSON. */
  readonly rows: (answer: A) => readonly object[];
}

function useCase<P, A>(run: UseCase<P, A>['run'], rows: UseCase<P, A>['rows']): UseCase<P, A> {
  return { run, rows };
}

/** All of them. The command line has a verb for each, the API an operation, and a test walks both. */
export const USE_CASES = {
  status: useCase(
    (context) => status(context),
    (answer) => [answer],
  ),
  scenarios: useCase(
    (context) => scenarios(context),
    (found) => found,
  ),
  scan: useCase(scan, ({ findings: found }) => found),
  findings: useCase(findings, ({ items }) => items),
  explain: useCase(explainFinding, ({ explanations }) => explanations),
  series: useCase(series, seriesRows),
  route: useCase(route, ({ ledger }) => ledger),
  network: useCase(network, networkRows),
  matrix: useCase(matrix, matrixRows),
  prices: useCase(prices, ({ points }) => points),
  flows: useCase(flows, ({ rows }) => rows),
  mirror: useCase(mirror, ({ rows }) => rows),
  goods: useCase(
    async (_context, { code }: { readonly code: string }) => goods(code),
    (answer) => [answer],
  ),
  'goods-search': useCase(
    async (_context, { words }: { readonly words: string }) => searchGoods(words),
    (found) => found,
  ),
  'goods-children': useCase(
    async (_context, { under }: { readonly under?: string | undefined }) => goodsChildren(under),
    ({ children }) => children,
  ),
  areas: useCase(areas, areaRows),
  formats: useCase(
    async () => formats(),
    (found) => found,
  ),
  evidence: useCase(evidence, evidenceRows),
  'evidence-item': useCase(evidenceItem, evidenceItemRows),
  'evidence-events': useCase(evidenceEvents, ({ events }) => events),
  'evidence-add': useCase(addEvidence, ({ saved }) => saved),
  'evidence-remove': useCase(removeEvidence, (answer) => [answer]),
  'evidence-verify': useCase(
    (context) => verifyEvidence(context),
    ({ copies }) => copies,
  ),
  footprints: useCase(
    (context) => footprints(context),
    ({ features }) => features,
  ),
  'footprint-add': useCase(addFootprint, ({ features }) => features),
  'footprint-remove': useCase(removeFootprint, (answer) => [answer]),
  components: useCase(components, componentRows),
  weapons: useCase(weapons, weaponRows),
  sql: useCase(query, sqlRows),
  'sql-schema': useCase(async () => querySchema(), schemaColumns),
  claims: useCase(claims, claimRows),
  claim: useCase(claim, (answer) => claimRows({ claims: [answer] })),
  'claims-check': useCase(checkClaims, claimRows),
  'claims-parse': useCase(
    async (_context, parameters: { readonly text: string }) => draftClaims(parameters),
    draftRows,
  ),
  'claims-keep': useCase(keepClaims, ({ kept }) => kept),
  'claim-remove': useCase(removeClaim, (answer) => [answer]),
  'claims-review': useCase(claimReviews, (answer) => answer['@graph']),
  cases: useCase(
    (context) => cases(context),
    (found) => found,
  ),
  case: useCase(showCase, ({ told }) => told),
  'case-save': useCase(saveCase, ({ told }) => told),
  'case-add': useCase(addItem, ({ told }) => told),
  'case-move': useCase(moveItem, ({ told }) => told),
  'case-remove-item': useCase(removeItem, ({ told }) => told),
  'case-remove': useCase(removeCase, (answer) => [answer]),
  'case-export': useCase(exportCase, ({ needed }) => needed),
  'case-open': useCase(openCase, ({ missing }) => missing),
  dossier: useCase(writeDossier, (answer) => [answer]),
  'dossier-verify': useCase(verifyDossier, ({ figures }) => figures),
  'lake-log': useCase(
    (context) => lakeLog(context),
    (lines) => lines,
  ),
  'lake-sources': useCase(
    (context, { asOf }: { readonly asOf?: string | undefined }) => lakeSources(context, asOf),
    (holdings) =>
      holdings.map((row) => ({ ...row, missing: row.missing.join(' '), unpublished: row.unpublished.join(' ') })),
  ),
  'lake-verify': useCase(
    (context) => lakeVerify(context),
    (answer) => [answer],
  ),
  preview: useCase(previewFiles, ({ problems }) => problems),
  load: useCase(loadFiles, (answer) => [answer]),
  fetch: useCase(fetchComtrade, ({ silences }) => silences),
} as const;

export type UseCaseName = keyof typeof USE_CASES;
