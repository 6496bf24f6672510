import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { entrepot, tempFolder } from '../helpers.ts';

const folder = tempFolder();
const lake = path.join(folder, 'lake');

/** An item that is right, with fields changed or, where null, left out. */
function item(more: Readonly<Record<string, string | null>> = {}): string {
  const fields: Readonly<Record<string, string | null>> = {
    id: 'a-site',
    kind: 'site',
    statement: 'It stands there.',
    date: '2022-09',
    source: 'somebody',
    status: 'reported',
    ...more,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `- ${lines.join('\n  ')}\n`;
}

const KINDS =
  'one of cooperation, site, official-statement, intelligence-assessment, forensic, product-report, diversion-report';

interface Said {
  readonly error: string;
  readonly message: string;
  readonly problems?: readonly { readonly line?: number; readonly column?: string; readonly value?: string | null }[];
}

async function refused(verb: string, name: string, content: string): Promise<Said> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const { code, out, err } = await entrepot(['evidence', verb, file, '--format', 'json', '--lake', lake]);
  expect([code === 0, out]).toEqual([false, '']);
  return JSON.parse(err) as Said;
}

afterEach(() => expect(existsSync(lake)).toBe(false));

describe('an evidence file that is not right is refused with its item and field, and nothing is written', () => {
  const CASES: readonly (readonly [name: string, content: string, error: string, message: string])[] = [
    ['no YAML', 'items: [', 'input-format', 'a.yml is not YAML: '],
    ['a key twice', `${item()}  kind: site\n`, 'input-format', 'a.yml is not YAML: Map keys must be unique'],
    ['nothing', '', 'input-format', 'a.yml; expected a list of evidence items, or a map with "items"'],
    ['an empty list', '[]', 'input-format', 'a.yml; expected a list of evidence items, or a map with "items"'],
    ['words', 'some words', 'input-format', 'a.yml; expected a list of evidence items, or a map with "items"'],
    [
      'a map without items',
      'title: x',
      'input-format',
      'a.yml; expected a list of evidence items, or a map with "items"',
    ],
    ['no map', '- 5\n', 'input-invalid', 'a.yml, line 1, column item 1: found "5"; expected '],
    ['no id', item({ id: null }), 'input-invalid', 'a.yml, line 1, column item 1 id: found nothing; expected text'],
    [
      'a bad id',
      item({ id: 'A Site' }),
      'input-invalid',
      'a.yml, line 1, column A Site id: found "A Site"; expected small letters, digits and hyphens',
    ],
    ['no kind', item({ kind: null }), 'input-invalid', `a.yml, line 1, column a-site kind: found nothing; expected `],
    [
      'an unknown kind',
      item({ kind: 'rumour' }),
      'input-invalid',
      `a.yml, line 2, column a-site kind: found "rumour"; expected ${KINDS}`,
    ],
    [
      'an unknown status',
      item({ status: 'sure' }),
      'input-invalid',
      'a.yml, line 6, column a-site status: found "sure"; expected one of alleged, reported, assessed, on the record, disputed',
    ],
    [
      'no statement',
      item({ statement: '" "' }),
      'input-invalid',
      'a.yml, line 3, column a-site statement: found " "; expected some text',
    ],
    [
      'a statement too long',
      item({ statement: 'x'.repeat(4_001) }),
      'input-invalid',
      'a.yml, line 3, column a-site statement: found "xxx',
    ],
    [
      'a day that is none',
      item({ date: '2023-02-29' }),
      'input-invalid',
      'a.yml, line 4, column a-site date: found "2023-02-29"; expected a date YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    [
      'a date in words',
      item({ date: 'spring 2022' }),
      'input-invalid',
      'a.yml, line 4, column a-site date: found "spring 2022"; expected a date',
    ],
    [
      'an end before the beginning',
      item({ until: '2022-08' }),
      'input-invalid',
      'a.yml, line 7, column a-site until: found "2022-08"; expected a date that is not before 2022-09',
    ],
    [
      'no source',
      item({ source: null }),
      'input-invalid',
      'a.yml, line 1, column a-site source: found nothing; expected a source, or a list of sources',
    ],
    [
      'two ways of saying the source',
      item({ sources: '[{name: other}]' }),
      'input-invalid',
      'a.yml, line 5, column a-site source: found "somebody"; expected a source, or a list of sources',
    ],
    [
      'a link that is a script',
      item({ source: '{name: x, link: "javascript:alert(1)"}' }),
      'input-invalid',
      'a.yml, line 5, column a-site source.link: found "javascript:alert(1)"; expected an address that begins with https:// or http://',
    ],
    [
      'a source with a hash of its own',
      item({ source: '{name: x, copy: abc}' }),
      'input-invalid',
      'a.yml, line 5, column a-site source.copy: found "abc"; expected no such field',
    ],
    [
      'an unknown country',
      item({ from: 'Atlantis' }),
      'input-invalid',
      'a.yml, line 7, column a-site from: found "Atlantis"; expected an ISO 3166 code, an English name or a group such as EU27',
    ],
    [
      'an unknown country on the way',
      item({ via: '[KGZ, Atlantis]' }),
      'input-invalid',
      'a.yml, line 7, column a-site via.1: found "Atlantis"; expected an ISO 3166 code',
    ],
    [
      'a latitude over the pole',
      item({ sites: '[{name: x, country: RUS, lat: 100, lon: 36}]' }),
      'input-invalid',
      'a.yml, line 7, column a-site sites.0.lat: found "100"; expected a latitude from -90 to 90 degrees',
    ],
    [
      'a longitude in words',
      item({ sites: '[{name: x, country: RUS, lat: 55, lon: "36 E"}]' }),
      'input-invalid',
      'a.yml, line 7, column a-site sites.0.lon: found "36 E"; expected a longitude in degrees',
    ],
    [
      'a code of three digits',
      item({ links: '{goods: ["854"]}' }),
      'input-invalid',
      'a.yml, line 7, column a-site links.goods.0: found "854"; expected a code of goods of 2, 4, 6 or 8 digits',
    ],
    [
      'all goods',
      item({ links: '{goods: [TOTAL]}' }),
      'input-invalid',
      'a.yml, line 7, column a-site links.goods.0: found "TOTAL"; expected a code of goods of 2, 4, 6 or 8 digits',
    ],
    [
      'a grade that is none',
      item({ reliability: 'G' }),
      'input-invalid',
      'a.yml, line 7, column a-site reliability: found "G"; expected one of A, B, C, D, E, F',
    ],
    [
      'a credibility that is none',
      item({ credibility: '7' }),
      'input-invalid',
      'a.yml, line 7, column a-site credibility: found "7"; expected one of 1, 2, 3, 4, 5, 6',
    ],
    [
      'an unknown field',
      item({ colour: 'red' }),
      'input-invalid',
      'a.yml, line 7, column a-site colour: found "red"; expected no such field',
    ],
    [
      'an id twice',
      item() + item(),
      'input-invalid',
      'a.yml, line 7, column a-site id: found "a-site"; expected an id of its own; item 1 has it too',
    ],
    [
      'one right, one wrong',
      item() + item({ id: 'other', date: 'soon' }),
      'input-invalid',
      'a.yml, line 10, column other date: found "soon"; expected a date',
    ],
    [
      'too many parties',
      item({ parties: `[${Array.from({ length: 101 }, (_, n) => `p${n}`).join(', ')}]` }),
      'input-invalid',
      'a.yml, line 7, column a-site parties: found',
    ],
    [
      'a prototype',
      item({ __proto__x: '1', constructor: '{x: 1}' }),
      'input-invalid',
      'a.yml, line 7, column a-site __proto__x: found "1"; expected no such field',
    ],
    [
      'an alias of nothing',
      '- *nothing\n',
      'input-format',
      'a.yml; expected YAML whose aliases are there and few (Unresolved alias',
    ],
    [
      'aliases that grow',
      'a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\nitems: [*d, *d, *d, *d]\n',
      'input-format',
      'a.yml',
    ],
  ];

  it.each(CASES)('%s', async (_name, content, error, message) => {
    const said = await refused('add', 'a.yml', content);
    expect(said.error).toBe(error);
    expect(said.message.startsWith(message) ? message : said.message).toBe(message);
  });

  it('every problem of a file is told, not the first alone', async () => {
    const said = await refused('add', 'a.yml', item({ kind: 'x', from: 'Atlantis' }) + item({ id: 'b', date: 'y' }));
    expect(said.problems?.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'a-site kind', 'x'],
      [7, 'a-site from', 'Atlantis'],
      [11, 'b date', 'y'],
    ]);
  });

  it('a file that is not there, a folder, and a file too large', async () => {
    const told = async (file: string) =>
      JSON.parse((await entrepot(['evidence', 'add', file, '--format', 'json', '--lake', lake])).err) as Said;
    expect(await told(path.join(folder, 'nothing.yml'))).toMatchObject({ error: 'input-missing' });
    expect(await told(folder)).toMatchObject({ error: 'input-missing' });
    writeFileSync(path.join(folder, 'large.yml'), ' '.repeat(2_000_001));
    expect(await told(path.join(folder, 'large.yml'))).toMatchObject({ error: 'input-too-large' });
  });

  it('a copy that is of nothing, of a source that is not there, or not there itself', async () => {
    const file = path.join(folder, 'right.yml');
    writeFileSync(file, item());
    const told = async (copy: string) =>
      JSON.parse(
        (await entrepot(['evidence', 'add', file, '--copy', copy, '--format', 'json', '--lake', lake])).err,
      ) as Said;
    expect(await told(`other=${file}`)).toMatchObject({ error: 'usage', message: expect.stringContaining('"other"') });
    expect(await told(`a-site:2=${file}`)).toMatchObject({
      error: 'usage',
      message: expect.stringContaining('source 2'),
    });
    expect(await told('a-site=nothing.html')).toMatchObject({ error: 'input-missing' });
    expect(await told('a-site')).toMatchObject({ error: 'usage' });
  });
});

describe('a file of footprints that is not right is refused by its place, and nothing is written', () => {
  const ring = '[[0,0],[1,0],[1,1],[0,0]]';
  const stac = (more: string) =>
    `{"type":"Feature","stac_version":"1.0.0","id":"x","properties":{"datetime":null},"geometry":{"type":"Point","coordinates":[1,1]}${more}}`;
  const CASES: readonly (readonly [name: string, content: string, error: string, message: string])[] = [
    ['no JSON', '{"type":', 'input-format', 'a.json; expected JSON ('],
    [
      'a list',
      '[]',
      'input-format',
      'a.json, column type: found nothing; expected GeoJSON of points or areas, or a STAC item',
    ],
    ['no type', '{}', 'input-format', 'a.json, column type: found nothing; expected GeoJSON'],
    ['a topology', '{"type":"Topology"}', 'input-format', 'a.json, column type: found "Topology"; expected GeoJSON'],
    [
      'a catalogue',
      '{"type":"Catalog","stac_version":"1.0.0","id":"x"}',
      'input-format',
      'a.json, column type: found "Catalog"; expected a STAC item, item collection or collection; a catalogue has no footprint of its own',
    ],
    [
      'no features',
      '{"type":"FeatureCollection","features":[]}',
      'input-invalid',
      'a.json, column features: found "[]"; expected at least 1 and at most 1000 features',
    ],
    [
      'a line',
      '{"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}',
      'input-invalid',
      'a.json, column geometry.type: found "LineString"; expected Point, MultiPoint, Polygon or MultiPolygon',
    ],
    [
      'no geometry',
      '{"type":"Feature","geometry":null}',
      'input-invalid',
      'a.json, column geometry: found nothing; expected a geometry',
    ],
    [
      'a point in words',
      '{"type":"Point","coordinates":["1","2"]}',
      'input-invalid',
      'a.json, column coordinates: found "[\\"1\\",\\"2\\"]"; expected a position: longitude, latitude',
    ],
    [
      'a point of one number',
      '{"type":"Point","coordinates":[1]}',
      'input-invalid',
      'a.json, column coordinates: found "[1]"; expected a position',
    ],
    [
      'latitude first',
      '{"type":"Point","coordinates":[55.1,104.3]}',
      'input-invalid',
      'a.json, column coordinates: found "[55.1,104.3]"; expected longitude first, then a latitude from -90 to 90',
    ],
    [
      'a longitude over 180',
      '{"type":"Point","coordinates":[190,50]}',
      'input-invalid',
      'a.json, column coordinates: found "[190,50]"; expected a longitude from -180 to 180',
    ],
    [
      'an infinite number',
      '{"type":"Point","coordinates":[1e999,50]}',
      'input-invalid',
      'a.json, column coordinates: found "[null,50]"; expected a position',
    ],
    [
      'an open ring',
      '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}',
      'input-invalid',
      'a.json, column coordinates[0]: found "[[0,0],[1,0],[1,1],[0,1]]"; expected a ring whose last position is its first',
    ],
    [
      'a ring of three',
      '{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}',
      'input-invalid',
      'a.json, column coordinates[0]: found "[[0,0],[1,0],[0,0]]"; expected at least 4 and',
    ],
    [
      'no ring',
      '{"type":"Polygon","coordinates":[]}',
      'input-invalid',
      'a.json, column coordinates: found "[]"; expected at least 1 and',
    ],
    [
      'one bad position among many',
      `{"type":"MultiPolygon","coordinates":[[${ring}],[[[0,0],[1,0],[1,91],[0,0]]]]}`,
      'input-invalid',
      'a.json, column coordinates[1][0][2]: found "[1,91]"; expected longitude first',
    ],
    [
      'a ring round a pole',
      '{"type":"Polygon","coordinates":[[[0,80],[120,80],[-120,80],[0,80]]]}',
      'input-invalid',
      'a.json, column coordinates[0]: found',
    ],
    [
      'a feature that is none',
      '{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[0,0]}]}',
      'input-invalid',
      'a.json, column features[0].type: found "Point"; expected Feature',
    ],
    [
      'an id twice',
      `{"type":"FeatureCollection","features":[${stac('')},${stac('')}]}`,
      'input-invalid',
      'a.json, column id: found "x"; expected ids that are each of one feature',
    ],
    [
      'a STAC item without an id',
      stac('').replace('"id":"x",', ''),
      'input-invalid',
      'a.json, column id: found nothing; expected the id of a STAC item',
    ],
    [
      'a time that is none',
      stac('').replace('null', '"yesterday"'),
      'input-invalid',
      'a.json, column properties.datetime: found "yesterday"; expected a date and time',
    ],
    [
      'assets in a list',
      stac(',"assets":[]'),
      'input-invalid',
      'a.json, column assets: found "[]"; expected assets by name',
    ],
    [
      'an asset that lies nowhere',
      stac(',"assets":{"a":{}}'),
      'input-invalid',
      'a.json, column assets.a.href: found nothing; expected where the asset lies',
    ],
    [
      'a collection without an extent',
      '{"type":"Collection","stac_version":"1.0.0","id":"x"}',
      'input-invalid',
      'a.json, column extent.spatial.bbox: found nothing; expected at least 1',
    ],
    [
      'a box upside down',
      '{"type":"Collection","stac_version":"1.0.0","id":"x","extent":{"spatial":{"bbox":[[0,50,1,40]]}}}',
      'input-invalid',
      'a.json, column extent.spatial.bbox[0]: found "[0,50,1,40]"; expected west, south, east, north, with south under north',
    ],
    [
      'a collection of another kind',
      '{"type":"Collection","id":"x"}',
      'input-invalid',
      'a.json, column stac_version: found nothing; expected a STAC version',
    ],
  ];

  it.each(CASES)('%s', async (_name, content, error, message) => {
    const said = await refused('footprint', 'a.json', content);
    expect(said.error).toBe(error);
    expect(said.message.startsWith(message) ? message : said.message).toBe(message);
  });

  it('a nest without end', async () => {
    const said = await refused('footprint', 'a.json', `{"type":"Polygon","coordinates":${'['.repeat(50_000)}`);
    expect(said.error).toBe('input-format');
  });

  it('a file too large, and an id that is none', async () => {
    const large = await refused('footprint', 'a.json', ' '.repeat(5_000_001));
    expect(large.error).toBe('input-too-large');
    const file = path.join(folder, 'point.json');
    writeFileSync(file, '{"type":"Point","coordinates":[1,1]}');
    const { err } = await entrepot(['evidence', 'footprint', file, '--id', '../x', '--format', 'json', '--lake', lake]);
    expect(JSON.parse(err)).toMatchObject({ error: 'usage' });
  });
});
