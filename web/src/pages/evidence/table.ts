import type { ListedEvidence } from '../../api/types.ts';
import { gradeWords } from '../../evidence/words.ts';
import type { Table } from '../../export/table.ts';

const COLUMNS = [
  'id',
  'kind',
  'date',
  'until',
  'title',
  'statement',
  'channel',
  'from',
  'via',
  'to',
  'parties',
  'sites',
  'sources',
  'copies',
  'grade',
  'gradeWords',
  'status',
  'goods',
  'countries',
  'findings',
  'claims',
  'origin',
  'revision',
] as const;

/** Items as they are exported: one row each, lists in one cell. */
export function evidenceTable(items: readonly ListedEvidence[]): Table {
  return {
    columns: COLUMNS.map((key) => ({ key, label: key })),
    rows: items.map((item) => ({
      id: item.id,
      kind: item.kind,
      date: item.date,
      until: item.until,
      title: item.title,
      statement: item.statement,
      channel: item.channel,
      from: item.from,
      via: item.via.join('; '),
      to: item.to,
      parties: item.parties.join('; '),
      sites: item.sites.map(({ name, country, lat, lon }) => `${name} (${country} ${lat} ${lon})`).join('; '),
      sources: item.sources.map(({ name, date }) => (date === null ? name : `${name}, ${date}`)).join('; '),
      copies: item.sources.flatMap(({ copy }) => copy?.sha256 ?? []).join('; '),
      grade: `${item.reliability}${item.credibility}`,
      gradeWords: gradeWords(item),
      status: item.status,
      goods: item.links.goods.join('; '),
      countries: item.links.countries.join('; '),
      findings: item.links.findings.join('; '),
      claims: item.links.claims.join('; '),
      origin: item.origin,
      revision: item.revision,
    })),
  };
}
