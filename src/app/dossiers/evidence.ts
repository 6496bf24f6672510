import type { EvidenceItem } from '../../evidence/item.ts';
import { CREDIBILITY, EVIDENCE_KINDS, RELIABILITY, STATUSES } from '../../evidence/vocabulary.ts';
import type { Inline } from '../../report/document.ts';
import { areaName, parseArea } from '../../trade/area.ts';
import type { CaseItem } from '../cases/read.ts';
import { type Making, type Part, type Placed, sectionOf } from './part.ts';
import { paragraphs } from './words.ts';

/** What is not a trade flow: the statement, who says it, how far it may be relied on, and where. */
export function evidencePart({ input }: Making, item: Extract<CaseItem, { kind: 'evidence' }>, placed: Placed): Part {
  const found = input.evidence.find(({ id }) => id === item.evidence);
  const said = item.note === null ? [] : paragraphs(item.note);
  if (found === undefined) {
    const why = `Evidence ${item.evidence}: it is no longer in the register.`;
    return {
      sections: [
        sectionOf(placed, `Evidence ${item.evidence}`, [...said, { kind: 'note', tone: 'limit', text: [why] }]),
      ],
      figures: [],
      notAssessable: [why],
    };
  }
  return {
    sections: [
      sectionOf(placed, found.title, [
        { kind: 'paragraph', text: [found.statement] },
        { kind: 'facts', rows: facts(found) },
        ...(found.sites.length === 0
          ? []
          : [
              {
                kind: 'table',
                id: `${placed.id}-sites`,
                caption: 'Sites',
                columns: [
                  { key: 'name', title: 'Place', unit: null, align: 'left', kind: 'text' },
                  { key: 'country', title: 'Country', unit: null, align: 'left', kind: 'text' },
                  { key: 'lat', title: 'Latitude', unit: '°', align: 'right', kind: 'number' },
                  { key: 'lon', title: 'Longitude', unit: '°', align: 'right', kind: 'number' },
                  { key: 'note', title: 'Note', unit: null, align: 'left', kind: 'text' },
                ],
                rows: found.sites.map(({ name, country, lat, lon, note }) => ({
                  name,
                  country: nameOf(country),
                  lat,
                  lon,
                  note,
                })),
                figure: null,
              } as const,
            ]),
        ...said,
      ]),
    ],
    figures: [],
    notAssessable: [],
  };
}

function facts(item: EvidenceItem): { readonly term: string; readonly text: readonly Inline[] }[] {
  const { kind, status, reliability, credibility, date, until, from, via, to, parties, sources, links } = item;
  const route = [...(from === null ? [] : [from]), ...via, ...(to === null ? [] : [to])].map(nameOf);
  const rows: readonly (readonly [string, readonly Inline[]])[] = [
    ['Kind', [`${kind}: ${EVIDENCE_KINDS[kind]}`]],
    ['Date', [until === null ? date : `${date} to ${until}`]],
    ['Countries', route.length === 0 ? [] : [route.join(' to ')]],
    ['Parties named', parties.length === 0 ? [] : [parties.join(', ')]],
    ['Status', [`${status}: ${STATUSES[status]}`]],
    [
      'Grade',
      [
        `${reliability}${credibility}: the source is ${reliability === 'F' ? 'of unknown reliability' : RELIABILITY[reliability]}; what it says: ${CREDIBILITY[credibility]}`,
      ],
    ],
    ...sources.map(({ name, date: at, link, copy }): readonly [string, readonly Inline[]] => {
      const told = at === null ? name : `${name}, ${at}`;
      const kept = copy === null ? ' (no copy kept)' : ` (copy kept, SHA-256 ${copy.sha256})`;
      return ['Source', [link === null ? told : { text: told, href: link }, kept]];
    }),
    ['Goods named', links.goods.length === 0 ? [] : [links.goods.join(', ')]],
  ];
  return rows.filter(([, text]) => text.length > 0).map(([term, text]) => ({ term, text }));
}

function nameOf(area: string): string {
  return areaName(parseArea(area));
}
