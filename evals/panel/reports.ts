import type { Flow, Flows } from './flows.ts';
import { Random } from './random.ts';
import type { Confounder, Truth } from './truth.ts';
import {
  DESTINATION,
  DESTINATION_LAST,
  EXPORTERS,
  INTERMEDIARIES,
  MONTHS,
  OTHER_ORIGINS,
  periodAt,
  REPORTS,
} from './world.ts';

export interface PanelRow {
  readonly reporter: string;
  readonly partner: string;
  readonly flow: 'import' | 'export';
  readonly product: string;
  readonly period: number;
  /** USD: FOB of an export, CIF of an import. */
  readonly value: number;
  /** kg; null where it was not given. */
  readonly weight: number | null;
}

type Missing = Truth['missing'];

/** What the reporters say of the flows, each in its own way. */
export function reports(seed: number, flows: Flows, absent: ReadonlySet<string>): PanelRow[] {
  const rows: PanelRow[] = [];
  const freights = new Map<string, number>();
  for (const flow of flows.all()) {
    const random = new Random(seed, 'reports', flow.exporter, flow.importer, flow.good.code);
    exported(rows, flow, random, absent);
    const lasts = flow.importer in INTERMEDIARIES ? MONTHS - 1 : flow.importer === DESTINATION ? DESTINATION_LAST : -1;
    if (lasts < 0) continue;
    const corridor = `${flow.exporter} ${flow.importer}`;
    const freight = freights.get(corridor) ?? new Random(seed, 'freight', corridor).uniform(...REPORTS.freight);
    freights.set(corridor, freight);
    imported(rows, flow, random, absent, freight, lasts);
  }
  return rows;
}

function exported(rows: PanelRow[], flow: Flow, random: Random, absent: ReadonlySet<string>): void {
  for (let month = flow.good.from; month <= flow.good.to; month += 1) {
    const value = Math.round((flow.value[month] as number) + (flow.ghost[month] as number));
    if (value < 1 || absent.has(silence(flow.exporter, 'export', month))) continue;
    const kg = (flow.kg[month] as number) + (flow.ghostKg[month] as number);
    rows.push({
      reporter: flow.exporter,
      partner: flow.importer,
      flow: 'export',
      product: flow.good.code,
      period: periodAt(month),
      value,
      weight: weight(kg * Math.exp(random.normal(REPORTS.weightCell)), random),
    });
  }
}

function imported(
  rows: PanelRow[],
  flow: Flow,
  random: Random,
  absent: ReadonlySet<string>,
  freight: number,
  last: number,
): void {
  const habit = freight * Math.exp(random.normal(REPORTS.mirrorSeries));
  for (let month = flow.good.from; month <= Math.min(last, flow.good.to); month += 1) {
    const actual = flow.value[month] as number;
    const value = Math.round(actual * habit * Math.exp(random.normal(REPORTS.mirrorCell)));
    if (actual < 0.5 || value < 1 || absent.has(silence(flow.importer, 'import', month))) continue;
    rows.push({
      reporter: flow.importer,
      partner: flow.exporter,
      flow: 'import',
      product: flow.good.code,
      period: periodAt(month),
      value,
      weight: weight((flow.kg[month] as number) * Math.exp(random.normal(REPORTS.weightMirror)), random),
    });
  }
}

function weight(kg: number, random: Random): number | null {
  return random.chance(REPORTS.weightMissing) ? null : Math.max(0.1, Math.round(kg * 10) / 10);
}

/** Which reporters published nothing of a flow in a month: some by chance, some in an artefact. */
export function silences(seed: number, byChance: boolean, confounders: readonly Confounder[]): Missing {
  const random = new Random(seed, 'missing');
  const found: Missing[number][] = [];
  const all = [
    ...[...Object.keys(EXPORTERS), ...Object.keys(OTHER_ORIGINS), ...Object.keys(INTERMEDIARIES)].map(
      (reporter) => ({ reporter, flow: 'export' }) as const,
    ),
    ...[DESTINATION, ...Object.keys(INTERMEDIARIES)].map((reporter) => ({ reporter, flow: 'import' }) as const),
  ];
  for (const { reporter, flow } of all) {
    for (let month = 0; month < MONTHS; month += 1) {
      const hidden =
        flow === 'export' &&
        confounders.some((c) => c.kind === 'artefact' && c.origin === reporter && month >= c.from && month <= c.to);
      const lost = random.chance(REPORTS.reporterMissing) && byChance;
      if (reporter === DESTINATION && month > DESTINATION_LAST) continue;
      if (hidden || lost) found.push({ reporter, flow, period: periodAt(month) });
    }
  }
  return found;
}

export function silence(reporter: string, flow: string, month: number): string {
  return `${reporter} ${flow} ${month}`;
}
