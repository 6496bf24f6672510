/** What freight and insurance may add between the exporter's border (FOB) and the importer's (CIF). */
export const FREIGHT = { low: 1, central: 1.1, high: 1.2, shown: [1, 1.05, 1.1, 1.2] } as const;

export type GapStatus = 'within band' | 'not received' | 'over band' | 'one side only' | 'neither side';

/** X against M. A side that was not published is null, and so is whatever cannot be said without it. */
export interface Gap {
  readonly gap: number | null;
  readonly logRatio: number | null;
  /** (X - M) / ((X + M) / 2): from -2 (only the importer saw it) to 2 (only the exporter did). */
  readonly asymmetry: number | null;
  readonly bands: readonly { readonly factor: number; readonly unaccounted: number | null }[];
  readonly status: GapStatus;
}

export function gapOf(sent: number | null, received: number | null): Gap {
  if (sent === null || received === null) {
    return {
      gap: null,
      logRatio: null,
      asymmetry: null,
      bands: FREIGHT.shown.map((factor) => ({ factor, unaccounted: null })),
      status: sent === received ? 'neither side' : 'one side only',
    };
  }
  return {
    gap: sent - received,
    logRatio: sent > 0 && received > 0 ? Math.log(sent / received) : null,
    asymmetry: sent + received === 0 ? 0 : (sent - received) / ((sent + received) / 2),
    bands: FREIGHT.shown.map((factor) => ({ factor, unaccounted: sent - received / factor })),
    status: statusOf(sent, received),
  };
}

function statusOf(sent: number, received: number): GapStatus {
  if (sent * FREIGHT.low > received) return 'not received';
  return received > sent * FREIGHT.high ? 'over band' : 'within band';
}

/** |X - M/f| / (X + M/f): 0 when both tell the same, 1 when only one saw anything. */
export function disagreement(sent: number, received: number, factor: number = FREIGHT.central): number {
  const landed = received / factor;
  return sent + landed === 0 ? 0 : Math.abs(sent - landed) / (sent + landed);
}
