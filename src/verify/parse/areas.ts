import { allAreas, areaAliases, areaCode, parseArea } from '../../trade/area.ts';
import { lazy, readTable } from '../../trade/reference/table.ts';
import { anyOf, type Place, type Sheet } from './sheet.ts';

/** An area in a sentence. `area` null: a region that is no country nor known group. */
export interface AreaSpot extends Place {
  readonly area: string | null;
  readonly text: string;
  readonly adjective: boolean;
  /** The customs or statistics office of the area, which tells of trade but need not do it. */
  readonly office: boolean;
  readonly possessive: boolean;
}

const SHORT: Readonly<Record<string, string>> = {
  US: 'USA',
  'U.S.': 'USA',
  'U.S': 'USA',
  USA: 'USA',
  America: 'USA',
  'the States': 'USA',
  UK: 'GBR',
  'U.K.': 'GBR',
  Britain: 'GBR',
  England: 'GBR',
  UAE: 'ARE',
  'U.A.E.': 'ARE',
  Emirates: 'ARE',
  EU: 'EU27',
  EU27: 'EU27',
  'EU-27': 'EU27',
  'European Union': 'EU27',
  DPRK: 'PRK',
  PRC: 'CHN',
  'mainland China': 'CHN',
  Korea: 'KOR',
  Burma: 'MMR',
  Holland: 'NLD',
  Kyrgyzstan: 'KGZ',
  'Ivory Coast': 'CIV',
  DRC: 'COD',
  Macau: 'MAC',
};

/** Statistics offices by the names they go by. */
const OFFICES: Readonly<Record<string, string>> = {
  Armstat: 'ARM',
  Belstat: 'BLR',
  Destatis: 'DEU',
  Geostat: 'GEO',
  Istat: 'ITA',
  Rosstat: 'RUS',
  TurkStat: 'TUR',
  Ukrstat: 'UKR',
};

/** Words for parts of the world: an area is meant, but not one that can be asked for. */
const REGIONS = [
  'the West',
  'Western',
  'Central Asian',
  'Central Asia',
  'Southeast Asia',
  'South-East Asia',
  'East Asia',
  'South Asia',
  'Asian',
  'Asia',
  'European',
  'Europe',
  'African',
  'Africa',
  'Latin America',
  'Latin American',
  'South America',
  'North America',
  'Middle East',
  'Middle Eastern',
  'Gulf',
  'the Caucasus',
  'South Caucasus',
  'the Balkans',
  'Baltic',
  'Nordic',
  'BRICS',
  'ASEAN',
  'G7',
  'OPEC',
  'NATO',
  'Eurasian Economic Union',
  'EAEU',
  'neighbouring countries',
  'non-EU',
  'third countries',
  'other countries',
  'the rest of the world',
];

const tables = lazy(() => {
  const nouns = new Map<string, string>(Object.entries(SHORT));
  const known = allAreas().filter(({ kind }) => kind === 'country');
  const ids = new Set<number>(known.map(({ area }) => area));
  for (const { vocabulary, code, area } of areaAliases())
    if (vocabulary === 'name' && ids.has(area) && /^\p{Lu}[\p{L} .'’-]+$/u.test(code) && !nouns.has(code))
      nouns.set(code, areaCode(area));
  for (const { name, area } of known)
    if (/^\p{Lu}[\p{L} .'’-]+$/u.test(name) && !nouns.has(name)) nouns.set(name, areaCode(area));
  const adjectives = new Map(readTable('demonyms.csv', ['word', 'area']).map(({ word, area }) => [word, area]));
  const words = [...nouns.keys(), ...Object.keys(OFFICES), ...adjectives.keys(), ...REGIONS];
  return {
    nouns,
    adjectives,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}]|(?<!\\p{Lu}[\\p{L}.]*)-)(?:${anyOf(words)})(?![\\p{L}\\p{N}])`, 'gu'),
  };
});

const OFFICE =
  /^(?:['’]s?)?\s+(?:(?:national|federal|state|official)\s+)?(?:customs|statistics|statistical|trade\s+(?:data|ministry|figures)|official\s+data|government\s+data|data)\b(?!\s+union)/i;

/** The areas of a sentence, in its order. Capitals count: "us" is nobody, "US" is the United States. */
export function spotAreas(sheet: Sheet): AreaSpot[] {
  const { nouns, adjectives, pattern } = tables();
  return sheet.take(pattern, ([text], { to }) => {
    const word = text.replaceAll(/\s+/g, ' ');
    const after = sheet.after(to, 60);
    const area = nouns.get(word) ?? adjectives.get(word) ?? OFFICES[word];
    return {
      area: area === undefined ? null : areaCode(parseArea(area)),
      text: word,
      adjective: adjectives.has(word) && !nouns.has(word),
      office: area !== undefined && (word in OFFICES || OFFICE.test(after)),
      possessive: /^['’]/.test(after),
    };
  });
}
