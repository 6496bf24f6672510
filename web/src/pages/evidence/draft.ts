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

export const RELIABILITIES = Object.keys(RELIABILITY) as readonly (keyof typeof RELIABILITY)[];
export const CREDIBILITIES = Object.keys(CREDIBILITY) as readonly (keyof typeof CREDIBILITY)[];

/** What was typed, as the operation takes it; what is left empty is left out. */
export function entryOf(form: Readonly<Record<string, string>>, sites: readonly SiteDraft[]) {
  const text = (name: string): string | undefined => form[name]?.trim() || undefined;
  const list = (name: string): readonly string[] | undefined => {
    const words = (form[name] ?? '')
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    return words.length === 0 ? undefined : words;
  };
  const title = text('title') ?? text('statement') ?? '';
  return {
    id: text('id') ?? idOf(title, text('date') ?? ''),
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
    sources: [{ name: text('source') ?? '', date: text('sourceDate'), link: text('sourceLink') }],
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
    links: { goods: list('goods'), countries: list('countries'), claims: list('claims'), findings: list('findings') },
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
