import type { CheckedClaim } from '../../api/types.ts';
import type { Table } from '../../export/table.ts';
import { speakingReading } from './words.ts';

const COLUMNS = [
  'claim',
  'verdict',
  'under',
  'sentence',
  'publisher',
  'published',
  'link',
  'exporter',
  'importer',
  'flow',
  'goods',
  'from',
  'to',
  'base from',
  'base to',
  'figure',
  'stated',
  'computed',
  'unit',
  'why',
];

/** Claims as they are taken along, a row a figure. */
export function claimsTable(claims: readonly CheckedClaim[]): Table {
  return {
    columns: COLUMNS.map((key) => ({ key, label: key })),
    rows: claims.flatMap(({ claim, statements }) =>
      statements.map((statement) => {
        const reading = speakingReading(statement);
        return {
          claim: claim.id,
          verdict: statement.verdict,
          under: statement.under,
          sentence: claim.text,
          publisher: claim.publisher,
          published: claim.published,
          link: claim.link,
          exporter: claim.exporter.join(' '),
          importer: claim.importer.join(' '),
          flow: claim.flow,
          goods: claim.goods.map(({ code }) => code).join(' '),
          from: claim.window[0],
          to: claim.window[1],
          'base from': claim.base?.[0] ?? null,
          'base to': claim.base?.[1] ?? null,
          figure: statement.statistic,
          stated: statement.stated.text,
          computed: reading?.figure ?? null,
          unit: reading?.unit ?? null,
          why: statement.why,
        };
      }),
    ),
  };
}
