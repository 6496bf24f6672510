/**
 * What the data at hand says about a surge, gathered before anything is concluded from it. A part that is null could not
 * be measured with what is loaded. Money is in the scan's currency; `base` and `value` are the same months.
 */
export interface Evidence {
  readonly exporter: string;
  readonly intermediary: string | null;
  readonly destination: string;
  readonly goods: string;
  readonly currency: string;
  /** The change to be explained: what the exporters sent to the intermediary (or to the destination itself). */
  readonly change: Change;
  /** The same goods from the exporters to the destination. */
  readonly direct: Change | null;
  /** The same goods to the destination from all others that report, the intermediaries left out. */
  readonly othersDirect: Change | null;
  readonly onward: Onward | null;
  readonly arrival: Arrival | null;
  readonly nomenclature: Nomenclature;
  readonly price: Price | null;
  readonly demand: Demand;
  readonly timing: Timing | null;
  readonly reforms: readonly Reform[];
  readonly artefact: Artefact;
  /** Commands that would fetch what is missing. */
  readonly fetch: { readonly onward: string; readonly arrival: string; readonly direct: string };
}

export interface Change {
  readonly value: number;
  readonly base: number;
  readonly expected: number;
}

/** What the intermediary sent on to the destination above expectation, and how much of it can be matched. */
export interface Onward {
  readonly value: number;
  readonly base: number;
  readonly excess: number;
  readonly excessHigh: number;
  readonly matched: number;
  readonly low: number;
  readonly q: number | null;
  readonly supported: boolean;
}

/** What the exporters sent and the intermediary says it received. */
export interface Arrival {
  readonly sent: number;
  readonly received: number;
  /** Received over sent in the base. */
  readonly ratio: number;
  readonly missing: number;
  readonly shareOfExcess: number | null;
  /** Whether it is of these goods, or of all goods together by year, in the currency that both sides could be told in. */
  readonly of: 'these goods' | 'all goods together';
  readonly currency: string;
}

export interface Nomenclature {
  /** The code is new, or ended, between base and window. */
  readonly changed: 'born' | 'gone' | null;
  /** Whether its scope changed with a revision between base and window. */
  readonly scope: 'same' | 'changed' | 'no revision between';
  readonly why: string;
  /** A sibling that moved the other way on the same corridor, and how much of the change it makes up; null when no sibling is in the data. */
  readonly sibling: { readonly code: string; readonly moved: number; readonly share: number } | null;
  readonly siblingsInData: number;
}

export interface Price {
  readonly priceEffect: number;
  readonly quantityEffect: number;
  readonly perKgBase: number;
  readonly perKgWindow: number;
}

export interface Demand {
  /** The same goods into the intermediary from everybody else. */
  readonly otherOrigins: { readonly value: number; readonly base: number } | null;
  /** What the intermediary sent of the goods to everybody, the destination included; null where it does not say. */
  readonly onwardToAll: { readonly value: number; readonly base: number } | null;
  /** What the same exporters sent to the intermediary of goods that are not on the list; else of all goods, by year. */
  readonly otherGoods: {
    readonly of: 'other goods' | 'all goods';
    readonly value: number;
    readonly base: number;
    readonly currency: string;
  } | null;
}

export interface Timing {
  readonly kind: 'break' | 'spike' | 'none' | 'not assessable';
  readonly why: string;
  readonly changepoints: readonly string[];
  readonly atEvent: boolean;
}

export interface Reform {
  readonly date: string;
  readonly text: string;
  readonly source: string;
}

export interface Artefact {
  readonly windowComplete: boolean;
  readonly baseComplete: boolean;
  readonly missing: readonly string[];
  /** The change, and the change over only those months that both years have of each reporter. */
  readonly change: number;
  readonly likeForLike: number | null;
  readonly confidentialRows: number;
}
