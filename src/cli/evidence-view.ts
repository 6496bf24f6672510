import type { EvidenceEvents } from '../app/evidence/events.ts';
import type { EvidenceList } from '../app/evidence/evidence.ts';
import type { ConcernedFinding, EvidenceShown } from '../app/evidence/item.ts';
import { type Record_, table } from './output.ts';

type Item = EvidenceShown['item'];

export function listView({ items, total }: EvidenceList): string {
  const of = (row: Record_): EvidenceList['items'][number] => row as unknown as EvidenceList['items'][number];
  const matched = items.some(({ match }) => match !== null);
  return [
    table(items as unknown as readonly Record_[], [
      { title: 'id', text: (row) => of(row).id },
      { title: 'date', text: (row) => when(of(row)) },
      { title: 'kind', text: (row) => of(row).kind },
      { title: 'way', text: (row) => way(of(row)) },
      { title: 'status', text: (row) => of(row).status },
      { title: 'grade', text: (row) => `${of(row).reliability}${of(row).credibility}` },
      ...(matched ? [{ title: 'concerns it by', text: (row: Record_) => of(row).match?.link ?? '' }] : []),
      { title: 'title', text: (row) => of(row).title },
    ]),
    `${items.length} of ${total} items. A grade is how reliable the source is (A to F) and how credible what it says (1 to 6).`,
    '',
  ].join('\n');
}

export function itemView({ item, words, findings }: EvidenceShown): string {
  const lines = [
    item.title,
    '',
    item.statement,
    '',
    `${item.kind}: ${words.kind}`,
    `status ${item.status}: ${words.status}`,
    `grade ${item.reliability}${item.credibility}: source ${words.reliability}; what it says: ${words.credibility}`,
    `when ${when(item)}${way(item) === '' ? '' : `; ${way(item)}`}${item.channel === null ? '' : `; ${item.channel}`}`,
    ...(item.parties.length === 0 ? [] : [`parties ${item.parties.join(', ')}`]),
    ...item.sites.map(
      ({ name, country, lat, lon, note }) =>
        `site ${name}, ${country} (${lat}, ${lon})${note === null ? '' : `: ${note}`}`,
    ),
    ...item.sources.map(({ name, date, link, copy }) =>
      [
        `source ${name}${date === null ? '' : `, ${date}`}${link === null ? '' : `, ${link}`}`,
        ...(copy === null ? [] : [`  copy ${copy.name}, SHA-256 ${copy.sha256}`]),
      ].join('\n'),
    ),
    ...linksOf(item),
    item.origin === 'bundled' ? 'ships with Entrepot' : `in the register, revision ${item.revision}`,
    '',
  ];
  return `${lines.join('\n')}\n${findingsView(findings)}`;
}

export function eventsView({ events, finding, claim, corridors, scenario }: EvidenceEvents): string {
  const of = (row: Record_): EvidenceEvents['events'][number] => row as unknown as EvidenceEvents['events'][number];
  return [
    table(events as unknown as readonly Record_[], [
      { title: 'date', text: (row) => of(row).date },
      { title: 'event', text: (row) => of(row).title },
      { title: 'kind', text: (row) => of(row).kind },
      { title: 'status', text: (row) => of(row).status ?? '' },
      { title: 'linked by', text: (row) => of(row).link },
    ]),
    `Events of ${finding ?? claim ?? corridors.map(corridorWords).join('; ')}, scenario ${scenario}; --format json says why each is linked.`,
    '',
  ].join('\n');
}

function corridorWords({ exporter, via, destination, goods }: EvidenceEvents['corridors'][number]): string {
  const route = [exporter, via, destination].filter((areas) => areas.length > 0).map((areas) => areas.join(', '));
  return `${route.join(' > ')}, ${goods.join(', ')}`;
}

function findingsView({ items, total, scenario, why }: EvidenceShown['findings']): string {
  if (total === null) return `No findings: ${why}\n`;
  if (total === 0) return `No candidate of the scenario ${scenario} shares its goods and countries.\n`;
  const of = (row: Record_): ConcernedFinding => row as unknown as ConcernedFinding;
  const shown = table(items as unknown as readonly Record_[], [
    { title: 'finding', text: (row) => of(row).id },
    { title: 'goods', text: (row) => of(row).goods.text.slice(0, 40) },
    {
      title: 'q',
      align: 'right',
      text: (row) => (of(row).q === null ? '-' : `${of(row).q?.toFixed(3)}${of(row).supported ? ' *' : '  '}`),
    },
    { title: 'concerns it by', text: (row) => of(row).match.link },
  ]);
  return `${shown}${items.length} of ${total} candidates of the scenario ${scenario} that it concerns, by rank. * = supported.\n`;
}

function linksOf({ links }: Item): string[] {
  return (['goods', 'countries', 'parties', 'findings', 'claims'] as const).flatMap((name) =>
    links[name].length === 0 ? [] : [`${name} ${links[name].join(', ')}`],
  );
}

function when({ date, until }: Item): string {
  return until === null ? date : `${date} to ${until}`;
}

function way({ from, via, to }: Item): string {
  return [from, via.join('/') || null, to].filter((area) => area !== null).join(' > ');
}
