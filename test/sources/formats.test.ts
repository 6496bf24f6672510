import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FlowsAnswer } from '../../src/app/flows.ts';
import { loadFiles } from '../../src/app/load.ts';
import { FORMATS } from '../../src/sources/registry.ts';
import { entrepot, FIXTURES, quiet, ROOT, tempFolder, words } from '../helpers.ts';

const effects = quiet();

function scratch(name: string, content: string | Buffer): { lake: string; file: string } {
  const folder = tempFolder();
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return { lake: path.join(folder, 'lake'), file };
}

async function figure(lake: string, line: string): Promise<FlowsAnswer['figure']> {
  const { out, err } = await entrepot([...words(`flows ${line} --format json`), '--lake', lake]);
  expect(err).toBe('');
  return (JSON.parse(out) as FlowsAnswer).figure;
}

async function loadText(
  format: string,
  name: string,
  content: string | Buffer,
  options: Record<string, string> = {},
  map?: string,
) {
  const { lake, file } = scratch(name, content);
  const answer = await loadFiles({ lake, effects }, { format, files: [file], options, map });
  return { lake, answer };
}

describe('UN Comtrade', () => {
  it("reads Georgia's cars, Latin-1 and underscored, from gzip", async () => {
    const lake = path.join(tempFolder(), 'lake');
    const answer = await loadFiles(
      { lake, effects },
      { format: 'comtrade', files: [path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz')], options: {} },
    );
    expect(answer.rows).toMatchObject({ read: 2493, loaded: 2493, rejected: 0 });
    const sent = async (from: string, to: string) =>
      (await figure(lake, `--reporter GEO --partner KGZ --hs 8703 --from ${from} --to ${to}`)).value as number;
    expect((await sent('2021', '2021')) / 1e6).toBeCloseTo(17.7, 1);
    expect((await sent('2022', '2022')) / 1e6).toBeCloseTo(72.3, 1);
    expect((await sent('2023-01', '2023-11')) / 1e6).toBeCloseTo(555.9, 1);
  });

  it('reads an answer of the API', async () => {
    const lake = path.join(tempFolder(), 'lake');
    await loadFiles(
      { lake, effects },
      { format: 'comtrade', files: [path.join(FIXTURES, 'comtrade/api-data.json')], options: {} },
    );
    expect((await figure(lake, '--reporter CHN --partner DEU --hs TOTAL --from 2010 --to 2010')).value).toBe(
      68_047_133_397,
    );
  });

  const HEADER =
    'typeCode,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,customsCode,motCode,period,primaryValue,netWgt,qty,qtyUnitCode,isQtyEstimated,isNetWgtEstimated';
  const rows = [
    'C,842,X,643,0,H6,854231,C00,0,202203,100,0,0,-1,false,false',
    'C,842,X,643,0,H6,854231,C01,0,202203,60,1,0,-1,false,false',
    'C,842,X,643,0,H6,854231,C03,0,202203,40,1,0,-1,false,false',
    'C,842,X,643,398,H6,854231,C00,0,202203,30,1,0,-1,false,false',
    'C,842,X,643,0,H6,854231,C00,2100,202203,100,1,0,-1,false,false',
    'C,842,DX,643,0,H6,854231,C00,0,202203,90,1,0,-1,false,false',
  ];

  it('takes totals, not the breakdowns beside them, and counts what it left out', async () => {
    const { lake, answer } = await loadText('comtrade', 'c.csv', [HEADER, ...rows].join('\n'));
    expect(answer.rows).toMatchObject({ read: 6, loaded: 1, leftOut: 5 });
    const { value, netWeight } = await figure(
      lake,
      '--reporter USA --partner RUS --hs 8542 --from 2022-03 --to 2022-03',
    );
    expect([value, netWeight]).toEqual([100, null]);
  });

  it('takes one breakdown when told so, summed, and says it', async () => {
    const { lake, answer } = await loadText('comtrade', 'c.csv', [HEADER, ...rows].join('\n'), { take: 'customs' });
    expect(answer.notes.join()).toMatch(/breakdown by customs/);
    expect((await figure(lake, '--reporter USA --partner RUS --hs 8542 --from 2022-03 --to 2022-03')).value).toBe(100);
  });

  it('reads the older download, and both names of an area', async () => {
    const header =
      'Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag';
    const row =
      'H5,2021,2021,2021,6,1,2,Export,251,France,FRA,757,Switzerland,CHE,,,,,,,,854231,"Circuits, processors",5,u,10,,,,3,,1234,,1234,4';
    const { lake } = await loadText('comtrade', 'old.csv', `${header}\n${row}\n`);
    expect((await figure(lake, '--reporter FRA --partner CHE --hs 854231 --from 2021 --to 2021')).value).toBe(1234);
  });
});

describe('other sources', () => {
  it('CEPII BACI: thousand dollars, tonnes, padded and missing weights', async () => {
    const lake = path.join(tempFolder(), 'lake');
    const answer = await loadFiles(
      { lake, effects },
      { format: 'baci', files: [path.join(FIXTURES, 'baci/BACI_HS17_Y2021_extract.csv')], options: {} },
    );
    expect(answer.rows.loaded).toBe(4084);
    const { value, netWeight } = await figure(
      lake,
      '--reporter ZAF --partner RUS --hs 010600 --from 2021 --to 2021',
    ).catch(() => figure(lake, '--reporter ZAF --partner RUS --hs 0106 --from 2021 --to 2021'));
    expect([value, netWeight?.value]).toEqual([1596, 36]);
    const whole = await figure(
      lake,
      '--reporter ZAF --partner RUS --hs 01,02,03,04,05,06,07,08,09 --from 2021 --to 2021',
    );
    expect(whole.netWeight?.rowsWithWeight).toBeLessThanOrEqual(whole.netWeight?.rows ?? 0);
  });

  it('WITS: thousand dollars, its own letters, revision in force where none is said', async () => {
    const { lake, answer } = await loadText(
      'wits',
      'w.csv',
      'ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowCode,TradeValue in 1000 USD,NetWeight in KGM,Quantity,QtyUnit\nROM,854231,KGZ,2022,6,12.5,0,,\nDEU,Total,WLD,2022,6,1000,,,\n',
    );
    expect(answer.notes.join()).toMatch(/revision/);
    expect((await figure(lake, '--reporter ROU --partner KGZ --hs 854231 --from 2022 --to 2022')).value).toBe(12_500);
  });

  const BULK = 'DECLARANT,PARTNER,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG,SUP_QUANTITY';

  it('Comext bulk: regimes are summed, or their total is taken; confidential goods stay in their chapter; years beside months', async () => {
    const summed = await loadText(
      'comext-bulk',
      'full202201.dat',
      [
        BULK,
        '004,0083,85423190,2,1,202201,100,5,1',
        '004,0083,85423190,2,2,202201,50,0,1',
        '004,0083,85SSS999,2,1,202201,7,1,0',
        '004,0083,85423190,2,1,202252,900,,',
      ].join('\n'),
    );
    expect(
      await figure(summed.lake, '--reporter DEU --partner KGZ --hs 85423190 --from 2022-01 --to 2022-01'),
    ).toMatchObject({ value: 150 });
    expect((await figure(summed.lake, '--reporter DEU --partner KGZ --hs 85423190 --from 2022 --to 2022')).value).toBe(
      900,
    );
    expect((await figure(summed.lake, '--reporter DEU --partner KGZ --hs 85 --from 2022-01 --to 2022-01')).value).toBe(
      157,
    );
    const total = await loadText(
      'comext-bulk',
      'full202201.dat',
      [BULK, '4,83,85423190,2,4,202201,150,5,1', '4,83,85423190,2,1,202201,100,5,1'].join('\n'),
    );
    expect(total.answer.rows).toMatchObject({ loaded: 1, leftOut: 1 });
  });

  it("Eurostat's workbook: a sheet a product, a colon for what is not available", async () => {
    const lake = path.join(tempFolder(), 'lake');
    const answer = await loadFiles(
      { lake, effects },
      { format: 'comext-explorer', files: [path.join(FIXTURES, 'eurostat/data-explorer.xlsx')], options: {} },
    );
    expect(answer.rows.loaded).toBe(9295);
    expect((await figure(lake, '--reporter AUT --partner ARM --hs 21039090 --from 2020-01 --to 2020-01')).value).toBe(
      8813,
    );
  });

  it('national offices: thousand dollars, blocs left out, the rest kept apart', async () => {
    const lake = path.join(tempFolder(), 'lake');
    const answer = await loadFiles(
      { lake, effects },
      {
        format: 'uzb-countries',
        files: [path.join(ROOT, 'data/bundled/national/uzb-sdmx_data_1176.csv')],
        options: {},
      },
    );
    expect(answer.rows.leftOut).toBe(0);
    expect(
      (await figure(lake, '--reporter UZB --partner CHN --hs TOTAL --from 2023 --to 2023 --flow import')).value,
    ).toBe(11_339_099_000);
    const kaz = await loadFiles(
      { lake, effects },
      { format: 'kaz-countries', files: [path.join(ROOT, 'data/bundled/national/kaz-2022-2023.xls')], options: {} },
    );
    expect(kaz.notes.join()).toMatch(/a part of the world beside its countries/);
    expect((await figure(lake, '--reporter KAZ --partner WORLD --hs TOTAL --from 2023 --to 2023')).value).toBe(
      79_138_754_677.36,
    );
  });

  it("Armenia's imports are taken once, by origin or by consignment", async () => {
    const file = path.join(ROOT, 'data/bundled/national/arm-months.csv');
    const side = async (option: string): Promise<number> => {
      const lake = path.join(tempFolder(), 'lake');
      await loadFiles({ lake, effects }, { format: 'arm-countries', files: [file], options: { import: option } });
      return (await figure(lake, '--reporter ARM --partner DEU --hs TOTAL --from 2022 --to 2022 --flow import'))
        .value as number;
    };
    expect([await side('origin'), await side('consignment')]).toEqual([424_351_900, 457_046_300]);
  });
});

describe('any table, through a mapping', () => {
  const MAP = `source: my-office
title: My office
licence: none
separator: ";"
encoding: windows-1252
columns: { reporter: Land, partner: Partner, product: Ware, period: Monat, value: Wert, net_weight: Gewicht }
constants: { flow: export }
currency: EUR
names: { Russland: RUS, Kirgisistan: KGZ }
number: { decimal: ",", thousands: "." }
periods: [MM/YYYY]
times: 1000
nulls: ["-"]
`;

  it('reads its own separators, decimals, names, units and months', async () => {
    const folder = tempFolder();
    const map = path.join(folder, 'm.yml');
    writeFileSync(map, MAP);
    const text =
      'Land;Partner;Ware;Monat;Wert;Gewicht\nDE;Russland;8542;03/2022;1.234,5;-\nDE;Kirgisistan;8542;03/2022;2;7\n';
    const { lake } = await loadText('csv', 'zahlen.csv.gz', gzipSync(Buffer.from(text, 'latin1')), {}, map);
    expect(await figure(lake, '--reporter DEU --partner RUS --hs 8542 --from 2022-03 --to 2022-03')).toMatchObject({
      value: 1_234_500,
      unit: 'EUR',
      netWeight: null,
    });
  });

  it.each([
    ['utf-8 with a mark', Buffer.from('\uFEFFr,p,m,v\nDEU,KGZ,2022-01,5\n')],
    ['utf-16 little endian', Buffer.from('\uFEFFr,p,m,v\nDEU,KGZ,2022-01,5\n', 'utf16le')],
    ['utf-16 big endian', Buffer.from(Buffer.from('\uFEFFr,p,m,v\nDEU,KGZ,2022-01,5\n', 'utf16le')).swap16()],
    ['Windows line ends', Buffer.from('r,p,m,v\r\nDEU,KGZ,2022-01,5\r\n')],
    ['no line end at the end', Buffer.from('r,p,m,v\nDEU,KGZ,2022-01,5')],
    ['quoted cells', Buffer.from('"r","p","m","v"\n"DEU","KGZ","2022-01","5"\n')],
  ])('reads %s', async (_name, content) => {
    const map = path.join(tempFolder(), 'm.yml');
    writeFileSync(
      map,
      'source: x1\ntitle: x\nlicence: x\ncolumns: {reporter: r, partner: p, period: m, value: v}\nconstants: {flow: export, product: TOTAL}\ncurrency: USD\n',
    );
    const { lake } = await loadText('csv', 'x.csv', content, {}, map);
    expect((await figure(lake, '--reporter DEU --partner KGZ --hs TOTAL --from 2022-01 --to 2022-01')).value).toBe(5);
  });

  it('reads GB18030 when told so', async () => {
    const map = path.join(tempFolder(), 'm.yml');
    writeFileSync(
      map,
      'source: x1\ntitle: x\nlicence: x\nencoding: gb18030\ncolumns: {partner: 国家, period: m, value: v}\nconstants: {reporter: CHN, flow: export, product: TOTAL}\nnames: {俄罗斯: RUS}\ncurrency: USD\n',
    );
    // 国家,m,v / 俄罗斯,2022-01,5
    const bytes = Buffer.concat([
      Buffer.from([0xb9, 0xfa, 0xbc, 0xd2]),
      Buffer.from(',m,v\n'),
      Buffer.from([0xb6, 0xed, 0xc2, 0xde, 0xcb, 0xb9]),
      Buffer.from(',2022-01,5\n'),
    ]);
    const { lake } = await loadText('csv', 'gb.csv', bytes, {}, map);
    expect((await figure(lake, '--reporter CHN --partner RUS --hs TOTAL --from 2022-01 --to 2022-01')).value).toBe(5);
  });
});

describe('the registry', () => {
  it.each(FORMATS.map((format) => [format.id, format] as const))(
    '%s says its columns, licence and where it is described',
    (_id, format) => {
      expect(Object.keys(format.columns).length).toBeGreaterThan(2);
      expect(format.documentation).toMatch(/^https?:\/\//);
      expect(format.licence.length).toBeGreaterThan(3);
      expect(format.source).toMatch(/^[a-z0-9-]+$/);
    },
  );
});
