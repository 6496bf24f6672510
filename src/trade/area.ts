import { EntrepotError } from './errors.ts';
import { lazy, readTable } from './reference/table.ts';

/**
 * An area by its UN M49 number. Groups and areas that M49 does not have keep Comtrade's number (97 European Union,
 * 0 World, 899 Areas nes); past areas whose number is taken today are moved up by 10,000; Eurostat's aggregates
 * have numbers from 20,000.
 */
export type AreaCode = number & { readonly __brand: 'AreaCode' };

export type AreaKind = 'country' | 'group' | 'special' | 'historical';

export interface AreaInfo {
  readonly area: AreaCode;
  readonly iso3: string | null;
  readonly iso2: string | null;
  readonly name: string;
  readonly kind: AreaKind;
  readonly region: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface AreaAlias {
  readonly vocabulary: string;
  readonly code: string;
  readonly area: AreaCode;
}

const infos = lazy(() => {
  const rows = readTable('areas.csv', ['area', 'iso3', 'iso2', 'name', 'kind', 'region', 'lat', 'lon']).map((row) => ({
    area: Number(row.area) as AreaCode,
    iso3: row.iso3 || null,
    iso2: row.iso2 || null,
    name: row.name,
    kind: row.kind as AreaKind,
    region: row.region || null,
    lat: row.lat === '' ? null : Number(row.lat),
    lon: row.lon === '' ? null : Number(row.lon),
  }));
  const aggregates = readTable('area-aggregates.csv', ['area', 'name']).map((row) => ({
    area: Number(row.area) as AreaCode,
    iso3: null,
    iso2: null,
    name: row.name,
    kind: 'group' as const,
    region: null,
    lat: null,
    lon: null,
  }));
  return new Map<number, AreaInfo>([...rows, ...aggregates].map((info) => [info.area, info]));
});

/**
 * Every word that names an area in some vocabulary: `comtrade` numbers, `iso2`, `iso3`, `name` (English, with the
 * usual variants), and those of single sources in files of their own.
 */
export const areaAliases = lazy((): readonly AreaAlias[] => {
  const aliases: AreaAlias[] = readTable('comtrade-areas.csv', ['code', 'area']).map((row) =>
    alias('comtrade', row.code, row.area),
  );
  for (const info of infos().values()) {
    aliases.push({ vocabulary: 'm49', code: String(info.area), area: info.area });
    aliases.push({ vocabulary: 'name', code: info.name, area: info.area });
    if (info.iso3 !== null) aliases.push({ vocabulary: 'iso3', code: info.iso3, area: info.area });
    if (info.iso2 !== null) aliases.push({ vocabulary: 'iso2', code: info.iso2, area: info.area });
  }
  for (const row of readTable('area-aliases.csv', ['vocabulary', 'code', 'area']))
    aliases.push(alias(row.vocabulary, row.code, row.area));
  return aliases;
});

function alias(vocabulary: string, code: string, area: string): AreaAlias {
  return { vocabulary, code, area: Number(area) as AreaCode };
}

const GENERAL = ['iso3', 'iso2', 'name', 'm49', 'group', 'comtrade'];

const byWord = lazy(() => {
  const words = new Map<string, AreaCode>();
  for (const vocabulary of GENERAL) {
    for (const entry of areaAliases()) {
      const word = entry.code.toLowerCase();
      if (entry.vocabulary === vocabulary && !words.has(word)) words.set(word, entry.area);
    }
  }
  return words;
});

/** Reads ISO 3166 letters, an M49 or Comtrade number, an English name, or a group such as EU27. */
export function parseArea(text: string): AreaCode {
  const word = text.trim().toLowerCase();
  const area = byWord().get(word);
  if (area !== undefined) return area;
  const close = [...byWord().keys()].filter((known) => word.length > 2 && known.includes(word)).slice(0, 5);
  throw new EntrepotError(
    'unknown-vocabulary',
    `no area ${JSON.stringify(text)}${close.length > 0 ? `; did you mean ${close.join(', ')}?` : ''}`,
    {
      fields: { area: text, suggestions: close },
      problems: [
        {
          file: '(parameter)',
          column: 'area',
          value: text,
          expected: 'an ISO 3166 code, an M49 number, an English name or a group such as EU27',
        },
      ],
    },
  );
}

/** @throws EntrepotError 'unknown-vocabulary' when the number is no area's. */
export function areaInfo(area: number): AreaInfo {
  const info = infos().get(area);
  if (info === undefined)
    throw new EntrepotError('unknown-vocabulary', `no area has the number ${area}`, { fields: { area } });
  return info;
}

/** The short code for people and answers: ISO letters, EU27, or the number in words. */
export function areaLabel(area: number): string {
  if (area === 97) return 'EU27';
  if (area === 0) return 'WORLD';
  return areaInfo(area).iso3 ?? areaInfo(area).name;
}

/** A word that `parseArea` reads as this very area: as short as there is one. */
export function areaCode(area: number): string {
  const group = groupLabels().get(area);
  const words = [group, areaInfo(area).iso3, areaInfo(area).name, String(area)];
  const own = words.find((word) => word != null && byWord().get(word.toLowerCase()) === area);
  if (own == null) throw new Error(`no word of its own for the area ${area}`);
  return own;
}

const groupLabels = lazy(
  () =>
    new Map(
      areaAliases()
        .filter(({ vocabulary }) => vocabulary === 'group')
        .map(({ code, area }): [number, string] => [area, code])
        .reverse(),
    ),
);

export function allAreas(): readonly AreaInfo[] {
  return [...infos().values()];
}

export function areaName(area: number): string {
  return areaInfo(area).name;
}

const groups = lazy(() =>
  readTable('area-groups.csv', ['group', 'member', 'from', 'to']).map((row) => ({
    group: Number(row.group),
    member: parseArea(row.member),
    from: row.from,
    to: row.to,
  })),
);

export function isGroup(area: number): boolean {
  return areaInfo(area).kind === 'group';
}

/**
 * The members of a group in a month (YYYY-MM), or the area itself when it is none. EU27 means the members of today at
 * any time, EU those of the month.
 */
export function membersOf(area: AreaCode, month: string): readonly AreaCode[] {
  if (!isGroup(area)) return [area];
  const members = groups().filter(
    (row) => row.group === area && (row.from === '' || row.from <= month) && (row.to === '' || month <= row.to),
  );
  if (members.length === 0) {
    throw new EntrepotError('not-assessable', `${areaName(area)} is a group whose members are not known here`, {
      fields: { area },
    });
  }
  return members.map((row) => row.member);
}

/** Whether an area is a group, a rest or a past one: never to be added to countries. */
export function isAggregate(area: number): boolean {
  const { kind } = areaInfo(area);
  return kind === 'group' || kind === 'special';
}

/** All of them: countries, groups, rests and past areas. */
export function areaInfos(): readonly AreaInfo[] {
  return [...infos().values()];
}

export function countries(): readonly AreaInfo[] {
  return [...infos().values()].filter((info) => info.kind === 'country');
}
