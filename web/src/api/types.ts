/** The shapes of answers, as the contract of the API has them, and which path gives which. */
import type { CaseAnswer, CaseItem, CaseSummary, ToldItem } from '../../../src/api/contract/answers/cases.ts';
import type {
  CheckedClaim,
  CheckedStatement,
  ClaimAnswer,
  ClaimReviews,
  ClaimsAnswer,
  Inconsistency,
  KeptClaims,
  ReadingSaid,
} from '../../../src/api/contract/answers/claims.ts';
import type { Component, ComponentsPage, Weapon, Weapons } from '../../../src/api/contract/answers/components.ts';
import type { DossierVerification, OpenedCase, VerifiedFigure } from '../../../src/api/contract/answers/dossier.ts';
import type { Draft, DraftsAnswer } from '../../../src/api/contract/answers/drafts.ts';
import type {
  AddedEvidence,
  AddedFootprint,
  EvidenceEvent,
  EvidenceEvents,
  EvidenceItem,
  EvidenceKind,
  EvidenceList,
  EvidenceMatch,
  EvidenceShown,
  EvidenceStatus,
  EvidenceVerification,
  Footprint,
  Footprints,
  ListedEvidence,
  RemovedEvidence,
  RemovedFootprint,
} from '../../../src/api/contract/answers/evidence.ts';
import type { ExplainAnswer } from '../../../src/api/contract/answers/explain.ts';
import type { FetchAnswer } from '../../../src/api/contract/answers/fetch.ts';
import type { Finding } from '../../../src/api/contract/answers/findings.ts';
import type { FindingsPage } from '../../../src/api/contract/answers/findings-page.ts';
import type { FlowsAnswer as AnyFlows, LineRow } from '../../../src/api/contract/answers/flows.ts';
import type { FoundText, GoodsAnswer } from '../../../src/api/contract/answers/goods.ts';
import type { Holding, LogLine, Verification } from '../../../src/api/contract/answers/lake.ts';
import type { LoadAnswer } from '../../../src/api/contract/answers/load.ts';
import type { MatrixAnswer } from '../../../src/api/contract/answers/matrix.ts';
import type { MirrorAnswer, PanelAnswer } from '../../../src/api/contract/answers/mirror.ts';
import type { NetworkAnswer } from '../../../src/api/contract/answers/network.ts';
import type { PreviewAnswer } from '../../../src/api/contract/answers/preview.ts';
import type { PricesAnswer } from '../../../src/api/contract/answers/prices.ts';
import type { LedgerRow, RouteAnswer } from '../../../src/api/contract/answers/route.ts';
import type { ScanAnswer } from '../../../src/api/contract/answers/scan.ts';
import type { LegSeries, SeriesAnswer } from '../../../src/api/contract/answers/series.ts';
import type { SqlAnswer, SqlSchema } from '../../../src/api/contract/answers/sql.ts';
import type { Uploaded } from '../../../src/api/contract/answers/upload.ts';
import type {
  Area,
  FormatInfo,
  GoodsChildren,
  ScenarioSummary,
  Status,
} from '../../../src/api/contract/answers/vocabulary.ts';
import type { ErrorCode, InputProblem } from '../../../src/trade/errors.ts';

export type {
  AddedEvidence,
  AddedFootprint,
  Area,
  CaseAnswer,
  CaseItem,
  CaseSummary,
  CheckedClaim,
  CheckedStatement,
  ClaimAnswer,
  ClaimsAnswer,
  Component,
  ComponentsPage,
  DossierVerification,
  Draft,
  DraftsAnswer,
  ErrorCode,
  EvidenceEvent,
  EvidenceEvents,
  EvidenceItem,
  EvidenceKind,
  EvidenceList,
  EvidenceMatch,
  EvidenceShown,
  EvidenceStatus,
  EvidenceVerification,
  ExplainAnswer,
  FetchAnswer,
  Finding,
  FindingsPage,
  Footprint,
  Footprints,
  FormatInfo,
  FoundText,
  GoodsAnswer,
  GoodsChildren,
  Holding,
  Inconsistency,
  InputProblem,
  KeptClaims,
  LedgerRow,
  LegSeries as SeriesLeg,
  LineRow,
  ListedEvidence,
  LoadAnswer,
  LogLine,
  MatrixAnswer,
  MirrorAnswer,
  NetworkAnswer,
  OpenedCase,
  PanelAnswer,
  PreviewAnswer,
  PricesAnswer,
  ReadingSaid,
  RemovedEvidence,
  RemovedFootprint,
  RouteAnswer,
  ScanAnswer,
  ScenarioSummary,
  SeriesAnswer,
  SqlAnswer,
  SqlSchema,
  Status,
  ToldItem,
  Uploaded,
  Verification,
  VerifiedFigure,
  Weapon,
  Weapons,
};

/** Its rows are by what was asked. */
export type FlowsAnswer = Omit<AnyFlows, 'rows'> & { readonly rows: readonly Readonly<Record<string, unknown>>[] };
export type MappingSuggestion = NonNullable<PreviewAnswer['mapping']>;

/** A cell of a table on a page. */
export type Cell = string | number | boolean | null;

/** The answer of each reading operation, by its path under /api/v1. */
export interface Answers {
  '/status': Status;
  '/scenarios': readonly ScenarioSummary[];
  '/scan': ScanAnswer;
  '/findings': FindingsPage;
  '/findings/{finding}': ExplainAnswer;
  '/findings/{finding}/series': SeriesAnswer;
  '/evidence': EvidenceList;
  '/evidence/{evidence}': EvidenceShown;
  '/evidence/events': EvidenceEvents;
  '/evidence/verify': EvidenceVerification;
  '/footprints': Footprints;
  '/route': RouteAnswer;
  '/network': NetworkAnswer;
  '/matrix': MatrixAnswer;
  '/claims': ClaimsAnswer;
  '/claims/{claim}': ClaimAnswer;
  '/cases': readonly CaseSummary[];
  '/cases/{case}': CaseAnswer;
  '/claims/review': ClaimReviews;
  '/flows': FlowsAnswer;
  '/mirror': MirrorAnswer | PanelAnswer;
  '/prices': PricesAnswer;
  '/goods': GoodsChildren;
  '/goods/{code}': GoodsAnswer;
  '/goods-search': readonly FoundText[];
  '/areas': readonly Area[];
  '/formats': readonly FormatInfo[];
  '/lake/log': readonly LogLine[];
  '/lake/sources': readonly Holding[];
  '/lake/verify': Verification;
  '/sql/schema': SqlSchema;
  '/components': ComponentsPage;
  '/weapons': Weapons;
}
