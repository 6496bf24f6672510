/**
 * The constants of the generated world. They are set so that panels come near to what was measured on EU exports by HS6 in the data that ships: cells
 * are sums of the CN8 rows by member state, importer, HS6 and month, 2020-01 to 2021-12; growth is the sum of 2021-03 to
 * 2021-11 on that of 2020-03 to 2020-11. In EUR there, taken as USD here. The constants of reports, unit values, revisions
 * and exports of intermediaries are assumptions: no weights and no imports by product ship.
 *
 * - Share of active months and median (variance / mean squared) by mean monthly value: see MEASURED. One row a series of
 *   (member, importer, HS6) in bins of half a power of ten of its mean over all 24 months, zeros included.
 * - Median over HS6 of an intermediary's base to Russia's, where Russia's is over 1 million: KAZ 0.033, GEO 0.0097,
 *   UZB 0.0088, ARM 0.0046, KGZ 0.0015; standard deviation of its logarithm 1.8 to 1.9.
 * - Log growth by (importer, HS6) with a base over 1 million, without Russia: spread by quartiles (IQR / 1.349) 0.40, but
 *   standard deviation 0.9, for the tails are heavy: of machines and instruments (HS 84, 85, 90) a twentieth shrinks by more
 *   than 2.0 and a twentieth grows by more than 0.96. Russia: 0.20 to 0.35, -1.08 and 0.77. Median growth by importer -0.02
 *   to 0.22, about 0.11. Covariance of the growth of Russia and of an intermediary in the same HS6 0.095, correlation 0.22.
 * - The largest member has 0.49 (RUS) to 0.69 (UZB) of an (importer, HS6), median over HS6.
 * - Log value of HS6 in Russia's base: standard deviation 2.7.
 * - Seasonal factor of (HS6, calendar month) for Russia, series over 1 million a month: standard deviation of its logarithm
 *   0.34, which has the noise of two years in it.
 */
export const MEASURED = {
  /** Of mean monthly value 10^x to 10^(x + 0.5): [x, share of active months, median CV squared]. */
  bySize: [
    [3, 0.445, 5.09],
    [3.5, 0.579, 3.15],
    [4, 0.718, 1.69],
    [4.5, 0.831, 0.9],
    [5, 0.905, 0.47],
    [5.5, 0.937, 0.32],
    [6, 0.972, 0.2],
  ],
  ratioToDestination: { KAZ: 0.033, GEO: 0.0097, UZB: 0.0088, ARM: 0.0046, KGZ: 0.0015 },
  ratioLogSd: 1.85,
  growthSpread: 0.4,
} as const;

export const FIRST_YEAR = 2019;
export const MONTHS = 48;
export const DESTINATION = 'RUS';
/** Position of a month of the panel; 0 is 2019-01. */
export const at = (period: number): number => (Math.floor(period / 100) - FIRST_YEAR) * 12 + (period % 100) - 1;
export const periodAt = (month: number): number => (FIRST_YEAR + Math.floor(month / 12)) * 100 + (month % 12) + 1;
export const EVENT = '2022-02';
export const WINDOW = ['2022-03', '2022-12'] as const;
export const BASE = ['2021-03', '2021-12'] as const;
export const WINDOW_FROM = at(202203);
export const WINDOW_TO = at(202212);
export const BASE_FROM = at(202103);
export const BASE_TO = at(202112);
/** The destination's last month of imports. */
export const DESTINATION_LAST = at(202201);
export const HS2022 = at(202201);

/** Size as an exporter, Germany 1. */
export const EXPORTERS = { DEU: 1, FRA: 0.4, ITA: 0.45, POL: 0.35, NLD: 0.35, KOR: 0.3 } as const;
export const OTHER_ORIGINS = { CHN: 1.6, USA: 0.5, JPN: 0.4, TUR: 0.4 } as const;
export const LUNAR: readonly string[] = ['KOR', 'CHN'];
/** January and February of each year where factories close for the new year: 5 Feb 2019, 25 Jan 2020, 12 Feb 2021, 1 Feb 2022. */
export const LUNAR_FACTORS: readonly (readonly [number, number])[] = [
  [1.08, 0.7],
  [0.75, 0.85],
  [1.12, 0.68],
  [1.0, 0.75],
];

/** Size as an importer, the destination 1; MDA and TJK, which were not measured, are as large as UZB and ARM. */
export const INTERMEDIARIES = { ...MEASURED.ratioToDestination, MDA: 0.0088, TJK: 0.0046 } as const;
export const CONTROLS = { CHL: 0.1, ZAF: 0.25, MEX: 0.5, AUS: 0.4 } as const;
/** Who else buys of the intermediaries: placebo destinations. */
export const OTHER_PARTNERS = {
  AZE: 0.08,
  IRN: 0.3,
  PAK: 0.15,
  MNG: 0.05,
  TKM: 0.05,
  UKR: 0.25,
  IND: 0.4,
  EGY: 0.1,
} as const;
/** Exporters that the intermediaries also sell to, and how much. */
export const BUYING_ORIGINS = { DEU: 0.4, ITA: 0.2, TUR: 0.3, CHN: 0.3 } as const;
/** Size as an exporter of these goods, Germany 1. */
export const RE_EXPORTERS = {
  KAZ: 0.012,
  KGZ: 0.002,
  ARM: 0.004,
  GEO: 0.004,
  UZB: 0.005,
  MDA: 0.005,
  TJK: 0.004,
} as const;

/** Of logarithms. The levels are of USD a month from Germany to the destination. */
export const LEVEL = {
  mean: Math.log(60_000),
  listed: Math.log(2.5),
  product: 1.7,
  originProduct: 0.8,
  importerProduct: 1.25,
  series: 1.1,
  reExportProduct: 1.4,
  /** A series under this a month (USD) does not exist; one under `sure` exists with probability (its size / sure) ^ power. */
  least: 30,
  sure: 7_000,
  power: 0.7,
} as const;

/** Shipments a month: at 10 000 USD a month, the power of the size they grow with, and how much like series differ. */
export const SHIPMENTS = { at10k: 1, power: 0.54, spread: 1, sizeSigma: 1.1 } as const;

/** Log growth a year. */
export const GROWTH = {
  mean: 0.09,
  importer: 0.08,
  product: 0.13,
  importerProduct: 0.15,
  destinationProduct: 0.09,
  degrees: 1,
  bound: 2,
} as const;
export const SEASON = { product: 0.18, bound: 0.6 } as const;

/** Of the reports. Freight makes FOB to CIF and is fixed for a corridor; the others are of logarithms. */
export const REPORTS = {
  freight: [1.02, 1.15],
  mirrorSeries: 0.06,
  mirrorCell: 0.06,
  weightCell: 0.06,
  weightMirror: 0.03,
  weightMissing: 0.03,
  reporterMissing: 0.03,
  unitValueCorridor: 0.3,
} as const;

/** The first vintage of the last months of a few reporters: values off by this, and cells that came late. */
export const REVISIONS = { reporters: 3, months: 6, bias: -0.02, sd: 0.04, late: 0.04 } as const;
export const VINTAGES = ['2023-02-28', '2023-05-31'] as const;
export const SOURCE = 'generated-panel';
