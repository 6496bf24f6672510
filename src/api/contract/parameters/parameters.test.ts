import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { bundledScenario } from '../../../app/scenario-file.ts';
import { parseScenario } from '../../../trade/scenario.ts';
import { FetchParameters } from './fetch.ts';
import { FlowsParameters } from './flows.ts';
import { GoodsParameters, GoodsSearch } from './goods.ts';
import { LakeParameters } from './lake.ts';
import { LoadParameters } from './load.ts';
import { MirrorParameters } from './mirror.ts';
import { RouteParameters } from './route.ts';
import { ExplainParameters, ScanParameters, ScanSent } from './scan.ts';
import { paging } from './words.ts';

const flows = { reporter: 'EU27', partner: 'KGZ', hs: '8542', from: '2022-01', to: '2022-10' };
const route = { from: 'EU27', via: 'KGZ', to: 'RUS', hs: 'TOTAL' };

describe('parameters of a query string', () => {
  it('are read as the use case wants them', () => {
    expect(
      FlowsParameters.parse({ ...flows, partner: ['KGZ, ARM,', 'Türkiye'], mirror: 'true', by: 'partner', asOf: '3' }),
    ).toEqual({
      ...flows,
      reporter: ['EU27'],
      partner: ['KGZ', 'ARM', 'Türkiye'],
      hs: ['8542'],
      mirror: true,
      by: 'partner',
      asOf: '3',
    });
    expect(RouteParameters.parse({ ...route, window: '2022-03..2022-11', base: '2021-03..2021-11' })).toMatchObject({
      from: ['EU27'],
      window: ['2022-03', '2022-11'],
      base: ['2021-03', '2021-11'],
    });
    expect(LoadParameters.parse({ format: 'comext', options: ['a=1', 'b=2=3'] }).options).toEqual({ a: '1', b: '2=3' });
    expect(LoadParameters.parse({ format: 'comext' }).options).toEqual({});
    expect(paging.limit.parse('7')).toBe(7);
    expect(paging.limit.parse(undefined)).toBe(50);
  });

  it('may be JSON as well', () => {
    expect(FlowsParameters.parse({ ...flows, reporter: ['EU27'], mirror: false }).mirror).toBe(false);
  });

  const many = Array.from({ length: 301 }, () => 'KGZ').join(',');
  const REFUSED: readonly (readonly [string, z.ZodType, unknown])[] = [
    ['a name nobody knows', FlowsParameters, { ...flows, reporters: 'EU27' }],
    ['nothing where something is needed', FlowsParameters, { ...flows, reporter: undefined }],
    ['an empty list', FlowsParameters, { ...flows, reporter: ' , ' }],
    ['a control character', FlowsParameters, { ...flows, reporter: 'EU\u000027' }],
    ['half of a surrogate pair', FlowsParameters, { ...flows, reporter: 'EU\uD800' }],
    ['a long word', FlowsParameters, { ...flows, reporter: 'x'.repeat(81) }],
    ['too many words', FlowsParameters, { ...flows, partner: many }],
    ['a number for a word', FlowsParameters, { ...flows, partner: [7] }],
    ['a month that is none', FlowsParameters, { ...flows, from: '2022-13' }],
    ['a day', FlowsParameters, { ...flows, to: '2022-10-01' }],
    ['an unknown dimension', FlowsParameters, { ...flows, by: 'toString' }],
    ['a truth that is none', FlowsParameters, { ...flows, mirror: 'yes' }],
    ['a path for a source', FlowsParameters, { ...flows, source: '../etc' }],
    [
      'a currency that is none',
      MirrorParameters,
      { exporter: 'CHN', importer: 'KGZ', from: '2023', to: '2023', currency: 'US$' },
    ],
    ['a window without a base', RouteParameters, { ...route, window: '2022-03..2022-11' }],
    ['one period for a window', RouteParameters, { ...route, window: '2022-03', base: '2021-03' }],
    ['two intermediaries', RouteParameters, { ...route, via: ['KGZ', 'ARM'] }],
    ['a file of the server', ScanParameters, { file: '/etc/passwd' }],
    ['a path for a scenario', ScanParameters, { scenario: '../x' }],
    ['an unknown kind', ScanParameters, { kind: 'crime' }],
    ['no finding', ExplainParameters, { finding: '' }],
    ['an address of a service', FetchParameters, { ...flows, baseUrl: 'http://localhost' }],
    ['a key of a service', FetchParameters, { ...flows, key: 'x' }],
    ['files of the server', LoadParameters, { format: 'comext', files: ['/etc/passwd'] }],
    ['a day that is none', LoadParameters, { format: 'comext', vintage: '2022-02-40' }],
    ['words for a code', GoodsParameters, { code: 'a\nb' }],
    ['no words', GoodsSearch, { words: '' }],
    ['a state that cannot be', LakeParameters, { asOf: '3; DROP' }],
    ['a page of none', paging.limit, '0'],
    ['a page of too many', paging.limit, '501'],
    ['a page of half a row', paging.limit, '1.5'],
  ];
  it.each(REFUSED)('refuse %s', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe('a scenario that is sent', () => {
  it('may be all that the bundled one says', async () => {
    const bundled = await bundledScenario();
    const { scenario } = ScanSent.parse({ scenario: JSON.parse(JSON.stringify(bundled)) as unknown });
    expect(parseScenario(scenario, '(sent)')).toEqual(bundled);
  });

  it('has the defaults of a scenario file', async () => {
    const { name, destination, event, window, base, exporters, intermediaries, goods } = await bundledScenario();
    const least = { name, destination, event, window, base, exporters, intermediaries, goods };
    expect(parseScenario(ScanSent.parse({ scenario: least }).scenario, '(sent)')).toMatchObject({
      q: 0.05,
      level: 'hs6',
    });
    expect(ScanSent.safeParse({ scenario: { ...least, goods: Array(400).fill('8542') } }).success).toBe(false);
    expect(ScanSent.safeParse({ scenario: { ...least, floor: Infinity } }).success).toBe(false);
  });
});
