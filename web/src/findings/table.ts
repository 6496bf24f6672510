import type { FindingsPage } from '../api/types.ts';
import type { Table } from '../export/table.ts';
import { measuresOf } from './measures.ts';

const COLUMNS = {
  id: 'id',
  kind: 'kind',
  exporter: 'exporter',
  intermediary: 'intermediary',
  destination: 'destination',
  code: 'code',
  goods: 'goods',
  lists: 'lists',
  window: 'window',
  base: 'base',
  before: 'before',
  after: 'after',
  currency: 'currency',
  ratio: 'ratio',
  ratioLow: 'ratio low (95%)',
  ratioHigh: 'ratio high (95%)',
  share: 'share of loss',
  shareLow: 'share low',
  shareHigh: 'share high',
  q: 'q',
  notCalibrated: 'why not calibrated',
  supported: 'supported',
  flags: 'flags',
  also: 'also',
  query: 'query',
} as const;

/** Findings as they are exported: one row each, plain values. */
export function findingsTable(items: FindingsPage['items']): Table {
  return {
    columns: Object.entries(COLUMNS).map(([key, label]) => ({ key, label })),
    rows: items.map((finding) => {
      const { before, after, ratio, share, also } = measuresOf(finding);
      const { calibration, goods } = finding;
      return {
        id: finding.id,
        kind: finding.kind,
        exporter: finding.exporter,
        intermediary: finding.intermediary,
        destination: finding.destination,
        code: goods.code,
        goods: goods.text,
        lists: goods.lists.map(({ list, tier }) => (tier === null ? list : `${list} tier ${tier}`)).join('; '),
        window: finding.window.join('..'),
        base: finding.base.join('..'),
        before,
        after,
        currency: finding.currency,
        ratio: ratio?.value ?? null,
        ratioLow: ratio?.low ?? null,
        ratioHigh: ratio?.high ?? null,
        share: share?.value ?? null,
        shareLow: share?.low ?? null,
        shareHigh: share?.high ?? null,
        q: 'q' in calibration ? calibration.q : null,
        notCalibrated: 'q' in calibration ? null : calibration.notCalibrated,
        supported: finding.supported,
        flags: finding.flags.join('; '),
        also,
        query: finding.query,
      };
    }),
  };
}
