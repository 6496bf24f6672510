import type { EvidenceItem } from '../../api/types.ts';
import { CREDIBILITY, RELIABILITY } from '../../evidence/words.ts';

/** A place as it is typed. */
export interface SiteDraft {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly lat: string;
  readonly lon: string;
  readonly note: string;
}

export interface Draft {
  readonly form: Readonly<Record<string, string>>;
  readonly sites: readonly SiteDraft[];
}

export const NEW: Draft = {
  form: { kind: 'cooperation', reliability: 'F', credibility: '6', status: 'reported' },
  sites: [],
};

/** An item as its form is filled in. Of several sources the first can be changed. */
export function draftOf(item: EvidenceItem): Draft {
  const { kind, title, statement, channel, date, until, from, to, status, reliability, credibility } = item;
  const joined = (words: readonly string[]): string =>
    words.join('; ') + (words.length === 1 && words[0]?.includes(',') === true ? ';' : '');
  const [source] = item.sources;
  const known = {
    kind,
    title,
    statement,
    channel,
    date,
    until,
    from,
    to,
    status,
    reliability,
    credibility,
    via: joined(item.via),
    parties: joined(item.parties),
    source: source?.name,
    sourceDate: source?.date,
    sourceLink: source?.link,
    goods: joined(item.links.goods),
    countries: joined(item.links.countries),
    claims: joined(item.links.claims),
    findings: joined(item.links.findings),
    footprints: joined(item.footprints),
  };
  return {
    form: Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? ''])),
    sites: item.sites.map(({ name, country, lat, lon, note }) => ({
      key: name,
      name,
      country,
      lat: String(lat),
      lon: String(lon),
      note: note ?? '',
    })),
  };
}

export const RELIABILITIES = Object.keys(RELIABILITY) as readonly (keyof typeof RELIABILITY)[];
export const CREDIBILITIES = Object.keys(CREDIBILITY) as readonly (keyof typeof CREDIBILITY)[];

/** What was typed, as the operation takes it; what is left empty is left out. */
export function entryOf(
  form: Readonly<Record<string, string>>,
  sites: readonly SiteDraft[],
  before: EvidenceItem | null = null,
) {
  const text = (name: string): string | undefined => form[name]?.trim() || undefined;
  const list = (name: string): readonly string[] | undefined => {
    const given = form[name] ?? '';
    // With semicolons, a comma is part of a name: "Made Things, Ltd; Others".
    const words = given
      .split(/[;\n]/.test(given) ? /[;\n]/ : ',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    return words.length === 0 ? undefined : words;
  };
  const title = text('title') ?? text('statement') ?? '';
  return {
    id: before?.id ?? idOf(title, text('date') ?? ''),
    kind: text('kind'),
    title: text('title'),
    statement: text('statement'),
    channel: text('channel'),
    date: text('date'),
    until: text('until'),
    from: text('from'),
    via: list('via'),
    to: text('to'),
    parties: list('parties'),
    status: text('status'),
    reliability: text('reliability'),
    credibility: text('credibility'),
    sources: [
      { name: text('source') ?? '', date: text('sourceDate'), link: text('sourceLink') },
      ...(before?.sources ?? []).slice(1).map(({ name, date, link }) => ({ name, date, link })),
    ],
    sites:
      sites.length === 0
        ? undefined
        : sites.map(({ name, country, lat, lon, note }) => ({
            name: name.trim(),
            country: country.trim(),
            lat: lat.trim() === '' ? null : Number(lat),
            lon: lon.trim() === '' ? null : Number(lon),
            note: note.trim() || undefined,
          })),
    links: {
      goods: list('goods'),
      countries: list('countries'),
      claims: list('claims'),
      findings: list('findings'),
      parties: before?.links.parties,
    },
    footprints: list('footprints'),
  };
}

/** "Ground stations in six cities" of 2022-09 as `ground-stations-in-six-cities-2022`. */
export function idOf(title: string, date: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-[^-]*$/, (end) => (title.length > 60 ? '' : end));
  return [words || 'item', date.slice(0, 4)].filter((part) => part !== '').join('-');
}
