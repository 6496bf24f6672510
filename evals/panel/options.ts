import { LISTED_CODES, OTHER_CODES } from './codes.ts';

export const CONFOUNDERS = [
  'domestic-demand',
  'out-only',
  'price',
  'spike',
  'reclassification',
  'm-boom',
  'artefact',
  'direct',
] as const;
export type ConfounderKind = (typeof CONFOUNDERS)[number];

export interface DiversionOptions {
  /** Which part of the listed goods is diverted. */
  readonly rate: number;
  /** Part of the lost trade that goes through an intermediary; null draws 0.2 to 0.6 for each injection. */
  readonly share: number | null;
  /** Part declared as sent to the intermediary that never arrives; null draws 0 in half of the cases, else 0.1 to 0.6. */
  readonly ghost: number | null;
  /** Months from arriving to leaving; null draws 0 to 3. */
  readonly lag: number | null;
  /** null draws 0 to 0.25. */
  readonly markup: number | null;
  /** Of the trade that an intermediary has in the goods anyway, where something is injected. */
  readonly baseTimes: number;
  /** Of the trade that the destination loses, in the goods that are diverted. */
  readonly lostTimes: number;
}

export interface PanelOptions {
  readonly seed: number;
  /** The exporters' trade in listed goods with the destination falls. */
  readonly collapse: boolean;
  /** False injects nothing; needs the collapse. */
  readonly diversion: false | DiversionOptions;
  /** How many of each; 0 of all when false. */
  readonly confounders: Readonly<Record<ConfounderKind, number>>;
  /** How many goods go through two intermediaries. */
  readonly twoStep: number;
  readonly missing: boolean;
  readonly revisions: boolean;
  /** How many listed and other codes, births not counted. */
  readonly size: { readonly listed: number; readonly others: number };
}

export interface PanelRequest {
  readonly seed: number;
  readonly collapse?: boolean;
  readonly diversion?: false | Partial<DiversionOptions>;
  readonly confounders?: false | Partial<Record<ConfounderKind, number>>;
  readonly twoStep?: number;
  readonly missing?: boolean;
  readonly revisions?: boolean;
  readonly size?: Partial<PanelOptions['size']>;
}

const DIVERSION: DiversionOptions = {
  rate: 0.5,
  share: null,
  ghost: null,
  lag: null,
  markup: null,
  baseTimes: 1,
  lostTimes: 1,
};

const CONFOUNDER_COUNTS: Record<ConfounderKind, number> = {
  'domestic-demand': 8,
  'out-only': 6,
  price: 6,
  spike: 8,
  reclassification: 4,
  'm-boom': 1,
  artefact: 1,
  direct: 5,
};

const NONE = Object.fromEntries(CONFOUNDERS.map((kind) => [kind, 0])) as Record<ConfounderKind, number>;

/** The event comes and nothing changes. */
export const CLEAN = { collapse: false, diversion: false, confounders: false } as const;
/** The destination loses its trade, and nobody else gains any. */
export const COLLAPSE_ONLY = { collapse: true, diversion: false, confounders: false } as const;

export function settle(request: PanelRequest): PanelOptions {
  const { diversion = {}, confounders = {} } = request;
  const collapse = request.collapse ?? true;
  return {
    seed: request.seed,
    collapse,
    diversion: diversion === false || !collapse ? false : { ...DIVERSION, ...diversion },
    confounders: confounders === false ? NONE : { ...CONFOUNDER_COUNTS, ...confounders },
    twoStep: request.twoStep ?? (diversion === false || !collapse ? 0 : 3),
    missing: request.missing ?? true,
    revisions: request.revisions ?? true,
    size: { listed: LISTED_CODES, others: OTHER_CODES, ...request.size },
  };
}
