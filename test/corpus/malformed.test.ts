import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFiles } from '../../src/app/load.ts';
import { EntrepotError, type ErrorCode } from '../../src/trade/errors.ts';
import { FIXTURES, listing, quiet, ROOT, tempFolder } from '../helpers.ts';

const effects = quiet();
const folder = tempFolder();
const lake = path.join(folder, 'lake');

const COMTRADE =
  'reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,customsCode,motCode,period,primaryValue,netWgt,qty,qtyUnitCode';
const GOOD = '842,X,643,0,H6,854231,C00,0,202203,100,1,1,5';
const comtrade = (...rows: string[]): string => [COMTRADE, ...rows].join('\n');
/** The good row with one cell changed. */
const but = (column: string, value: string): string => {
  const at = COMTRADE.split(',').indexOf(column);
  return comtrade(
    GOOD,
    GOOD.split(',')
      .map((cell, index) => (index === at ? value : index === 8 ? '202204' : cell))
      .join(','),
  );
};
const BULK = 'DECLARANT,PARTNER,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG,SUP_QUANTITY';
const TIDY = 'reporter,partner,cn8,period,value_eur';
const record = (
  JSON.parse(readFileSync(path.join(FIXTURES, 'comtrade/api-data.json'), 'utf8')) as { data: Record<string, unknown>[] }
).data[0] as Record<string, unknown>;
const api = (...data: unknown[]): string => JSON.stringify({ count: data.length, data, error: '' });

interface Member {
  readonly name: string;
  readonly content: Buffer;
  readonly claimed?: number;
  readonly mode?: number;
  readonly flags?: number;
}

/** A zip file, byte by byte, so that it can lie. */
function zip(...members: Member[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed, mode = 0o100644, flags = 0 } of members) {
    const packed = deflateRawSync(content, { level: 9 });
    const size = claimed ?? content.length;
    const common = Buffer.alloc(22);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(Buffer.byteLength(name), 0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, lengths, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(0x0314, 0);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), made, common, lengths, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const small = Buffer.from(comtrade(GOOD));
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 2 ** 20, 48);
const parquet = readFileSync(path.join(ROOT, 'data/bundled/comext-eu27-exports-hs4.parquet'));
const workbook = readFileSync(path.join(FIXTURES, 'eurostat/data-explorer.xlsx'));

type Case = readonly [
  name: string,
  format: string,
  content: string | Buffer,
  code: ErrorCode,
  message: RegExp,
  options?: Record<string, string>,
  file?: string,
];

const CASES: readonly Case[] = [
  // Not what it was said to be
  ['an empty file', 'comtrade', '', 'input-format', /empty/],
  ['blank lines alone', 'comtrade', '\n\n\n', 'input-format', /header/],
  ['a header alone', 'comtrade', COMTRADE, 'input-format', /no rows/],
  [
    'binary noise',
    'comtrade',
    Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 73) % 256)),
    'input-format',
    /NUL|UTF-8|header/,
  ],
  ['a web page', 'comtrade', '<!DOCTYPE html><html><body>404</body></html>', 'input-format', /web page/],
  ['XML', 'comtrade', '<?xml version="1.0"?><a/>', 'input-format', /XML/],
  ['a PDF', 'comtrade', '%PDF-1.7\n', 'input-format', /PDF/],
  ['a 7z archive', 'comtrade', Buffer.from('377abcaf271c0004', 'hex'), 'input-format', /7z/],
  [
    'another format of ours',
    'comtrade',
    `${TIDY}\nGermany,Russia,85423190,2022-01,5\n`,
    'input-format',
    /no download of UN Comtrade/,
  ],
  ['Parquet where text is read', 'comtrade', parquet, 'input-format', /parquet; comtrade reads/],
  ['text where a workbook is read', 'comext-explorer', 'a,b\n1,2\n', 'input-format', /workbook/],
  ['a workbook of something else', 'kaz-countries', workbook, 'input-format', /Товарооборот/],
  ['a workbook of something else, Kyrgyz', 'kgz-geography', workbook, 'input-format', /geographic distribution/],
  ['a workbook cut short', 'comext-explorer', workbook.subarray(0, 40_000), 'input-format', /zip|workbook/],
  ['Parquet cut short', 'comext', parquet.subarray(0, 5000), 'input-format', /cut off/],
  [
    'Parquet with a rotten middle',
    'comext',
    Buffer.concat([parquet.subarray(0, 60), Buffer.alloc(4000, 7), parquet.subarray(4060)]),
    'input-format',
    /Parquet|cannot be read/,
  ],
  [
    'Parquet with a rotten foot',
    'comext',
    Buffer.concat([parquet.subarray(0, -300), Buffer.alloc(296, 7), Buffer.from('PAR1')]),
    'input-format',
    /Parquet|cannot be read/,
  ],
  // Separators, columns, quotes
  [
    'semicolons for commas',
    'comtrade',
    comtrade(GOOD).replaceAll(',', ';'),
    'input-format',
    /no download of UN Comtrade/,
  ],
  ['tabs for commas', 'comtrade', comtrade(GOOD).replaceAll(',', '\t'), 'input-format', /no download of UN Comtrade/],
  [
    'a column missing',
    'wits',
    'ReporterISO3,ProductCode,PartnerISO3,Year,TradeValue in 1000 USD\nDEU,854231,KGZ,2021,5\n',
    'input-format',
    /TradeFlowCode/,
  ],
  ['a column twice', 'comtrade', comtrade(GOOD).replace('netWgt', 'qty'), 'input-format', /each column once/],
  [
    'a column without a name',
    'comtrade',
    comtrade(GOOD).replace('netWgt', ''),
    'input-format',
    /a name for each column/,
  ],
  ['a row too short', 'comtrade', comtrade(GOOD, '842,X,643'), 'input-invalid', /line 3.*13 columns/],
  ['a row too long', 'comtrade', comtrade(GOOD, `${GOOD},9`), 'input-invalid', /line 3.*13 columns/],
  ['a quote that never ends', 'comtrade', comtrade(GOOD, GOOD.replace('854231', '"854231')), 'input-invalid', /line 3/],
  [
    'an unknown column in a tidy extract',
    'comext',
    `${TIDY},colour\nGermany,Russia,85423190,2022-01,5,red\n`,
    'input-format',
    /colour/,
  ],
  // Encodings
  [
    'Cyrillic in windows-1251, not said',
    'csv',
    Buffer.from([0xd0, 0xee, 0xf1, 0x2c, 0x61, 0x0a, 0xd0, 0x2c, 0x31, 0x0a]),
    'input-format',
    /encoding/,
  ],
  ['a NUL in the text', 'comtrade', comtrade(GOOD, but('cmdCode', '8542\x0001')), 'input-format', /NUL/],
  [
    'half a character at the end',
    'comext',
    Buffer.concat([Buffer.from(`${TIDY}\nGermany,Russia,85423190,2022-01,5\n`), Buffer.from([0xe4, 0xb8])]),
    'input-format',
    /UTF-8/,
  ],
  [
    'UTF-16 with an odd byte',
    'comtrade',
    Buffer.concat([Buffer.from(`\uFEFF${comtrade(GOOD)}`, 'utf16le'), Buffer.from([0x41])]),
    'input-format',
    /utf-16|UTF-16/,
  ],
  // Vocabulary
  [
    'an unknown reporter',
    'comtrade',
    but('reporterCode', '9999'),
    'unknown-vocabulary',
    /line 3.*reporterCode.*"9999"/,
  ],
  ['an unknown partner', 'comtrade', but('partnerCode', 'XX'), 'unknown-vocabulary', /partnerCode.*"XX"/],
  ['no partner', 'comtrade', but('partnerCode', ''), 'unknown-vocabulary', /found nothing/],
  ['an unknown flow', 'comtrade', but('flowCode', 'Z'), 'unknown-vocabulary', /flowCode.*"Z"/],
  [
    'an unknown classification',
    'comtrade',
    but('classificationCode', 'S4'),
    'unknown-vocabulary',
    /classificationCode.*"S4"/,
  ],
  ['an unknown unit', 'comtrade', but('qtyUnitCode', '77'), 'unknown-vocabulary', /qtyUnitCode.*"77"/],
  [
    'an unknown country by name',
    'comext',
    `${TIDY}\nGermany,Atlantis,85423190,2022-01,5\n`,
    'unknown-vocabulary',
    /Atlantis/,
  ],
  [
    'a number of the Geonomenclature that nobody has',
    'comext-bulk',
    `${BULK}\n004,0999,85423190,2,4,202201,1,1,\n`,
    'unknown-vocabulary',
    /0999/,
  ],
  [
    'an unknown country of WITS',
    'wits',
    'ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowCode,TradeValue in 1000 USD\nDEU,854231,QQQ,2021,6,5\n',
    'unknown-vocabulary',
    /QQQ/,
  ],
  // Codes and periods
  ['a code of five digits', 'comtrade', but('cmdCode', '85423'), 'input-invalid', /cmdCode.*"85423"/],
  ['a code of ten digits', 'comtrade', but('cmdCode', '8542310000'), 'input-invalid', /cmdCode/],
  ['letters in a code', 'comtrade', but('cmdCode', '85A231'), 'input-invalid', /cmdCode/],
  ['month 13', 'comtrade', but('period', '202213'), 'input-invalid', /period.*"202213"/],
  ['month 0', 'comtrade', but('period', '202200'), 'input-invalid', /period/],
  ['a year of three digits', 'comtrade', but('period', '202'), 'input-invalid', /period/],
  ['a date that is none', 'comext', `${TIDY}\nGermany,Russia,85423190,2022-1-1,5\n`, 'input-invalid', /2022-1-1/],
  ['no period', 'comtrade', but('period', ''), 'input-invalid', /period: found nothing/],
  ['a year in a monthly file', 'comext', `${TIDY}\nGermany,Russia,85423190,2022,5\n`, 'input-invalid', /period/],
  // Figures
  ['NaN', 'comtrade', but('primaryValue', 'NaN'), 'input-invalid', /primaryValue.*"NaN"/],
  ['Infinity', 'comtrade', but('primaryValue', 'Infinity'), 'input-invalid', /Infinity/],
  ['a negative value', 'comtrade', but('primaryValue', '-5'), 'input-invalid', /"-5"/],
  ['no value', 'comtrade', but('primaryValue', ''), 'input-invalid', /primaryValue: found nothing/],
  ['words for a value', 'comtrade', but('primaryValue', 'many'), 'input-invalid', /many/],
  ['hexadecimal', 'comtrade', but('primaryValue', '0x10'), 'input-invalid', /0x10/],
  ['underscores', 'comtrade', but('primaryValue', '1_000'), 'input-invalid', /1_000/],
  ['a value that no column can hold', 'comtrade', but('primaryValue', '99999999999999999999'), 'input-invalid', /9999/],
  [
    'a thousands separator that the format has not',
    'comtrade',
    comtrade(GOOD, GOOD.replace(',100,', ',"1,000",').replace('202203', '202204')),
    'input-invalid',
    /1,000/,
  ],
  [
    'a decimal comma',
    'wits',
    'ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowCode,TradeValue in 1000 USD\nDEU,854231,KGZ,2021,6,"1,5"\n',
    'input-invalid',
    /1,5/,
  ],
  ['a negative weight', 'comtrade', but('netWgt', '-1'), 'input-invalid', /netWgt/],
  ['a weight in words', 'comtrade', but('netWgt', 'heavy'), 'input-invalid', /netWgt.*heavy/],
  [
    'a bad figure inside a sum',
    'comext-bulk',
    `${BULK}\n004,0083,85423190,2,1,202201,100,1,\n004,0083,85423190,2,2,202201,x,1,\n`,
    'input-invalid',
    /"x"/,
  ],
  // Rows that cannot stand together
  ['a cell twice', 'comtrade', comtrade(GOOD, GOOD), 'input-invalid', /more than once/],
  [
    'a cell twice in two files of an archive',
    'comtrade',
    zip({ name: 'a.csv', content: small }, { name: 'b.csv', content: small }),
    'input-invalid',
    /more than once/,
  ],
  [
    'two revisions of one period',
    'comtrade',
    comtrade(GOOD, GOOD.replace('H6', 'H5').replace('854231', '854232')),
    'input-invalid',
    /revisions/,
  ],
  // JSON
  ['JSON cut short', 'comtrade', api(record).slice(0, -40), 'input-format', /JSON/],
  ['JSON without data', 'comtrade', '{"count":0}', 'input-format', /data/],
  ['JSON that says an error', 'comtrade', '{"count":0,"data":[],"error":"bad request"}', 'input-format', /bad request/],
  [
    'JSON with a count that does not fit',
    'comtrade',
    JSON.stringify({ count: 5, data: [record] }),
    'input-format',
    /count/,
  ],
  ['JSON whose records differ in columns', 'comtrade', api(record, { ...record, extra: 1 }), 'input-format', /extra/],
  ['JSON with lists in cells', 'comtrade', api({ ...record, primaryValue: [1] }), 'input-format', /primaryValue/],
  ['JSON of something else', 'comtrade', api({ a: 1 }), 'input-format', /no download of UN Comtrade/],
  ['JSON of nothing', 'comtrade', 'null '.padStart(6, '['), 'input-format', /JSON|record/],
  // Archives
  [
    'gzip cut short',
    'comtrade',
    gzipSync(
      Buffer.from(comtrade(...Array.from({ length: 999 }, (_, i) => GOOD.replace('202203', `2022${(i % 12) + 1}`)))),
    ).subarray(0, 60),
    'input-format',
    /cut off/,
  ],
  [
    'gzip with a rotten middle',
    'comtrade',
    Buffer.concat([gzipSync(small).subarray(0, 40), Buffer.alloc(20, 1), gzipSync(small).subarray(60)]),
    'input-format',
    /gzip/,
  ],
  ['a gzip bomb', 'comtrade', gzipSync(zeros(64), { level: 9 }), 'input-too-large', /expand/],
  ['gzip in gzip', 'comtrade', gzipSync(gzipSync(small)), 'input-format', /archives in archives/],
  ['a zip bomb', 'comtrade', zip({ name: 'a.csv', content: zeros(64) }), 'input-too-large', /expand/],
  [
    'a zip that lies about its size',
    'comtrade',
    zip({ name: 'a.csv', content: zeros(20), claimed: 10 }),
    'input-format',
    /zip/,
  ],
  ['a zip with nothing in it', 'comtrade', zip(), 'input-format', /at least one file/],
  ['a zip that climbs out', 'comtrade', zip({ name: '../../evil.csv', content: small }), 'input-format', /zip/],
  [
    'a zip with a link in it',
    'comtrade',
    zip({ name: 'link.csv', content: Buffer.from('/etc/passwd'), mode: 0o120777 }),
    'input-format',
    /symbolic link/,
  ],
  ['a zip with a password', 'comtrade', zip({ name: 'a.csv', content: small, flags: 1 }), 'input-format', /password/],
  [
    'a zip in a zip',
    'comtrade',
    zip({ name: 'b.zip', content: zip({ name: 'a.csv', content: small }) }),
    'input-format',
    /archives in archives/,
  ],
  ['a zip cut short', 'comtrade', zip({ name: 'a.csv', content: small }).subarray(0, 90), 'input-format', /zip/],
  [
    'a zip with a notice beside the data',
    'comtrade',
    zip({ name: 'a.csv', content: small }, { name: 'README.txt', content: Buffer.from('hello') }),
    'input-format',
    /README\.txt/,
  ],
  // What the format needs to know
  ['BACI without its revision', 'baci', 't,i,j,k,v,q\n2021,4,24,382390,1,1\n', 'usage', /hs=/],
  ['BACI with a revision that never was', 'baci', 't,i,j,k,v,q\n2021,4,24,382390,1,1\n', 'usage', /hs=/, { hs: '15' }],
  [
    'Uzbekistan without its flow',
    'uzb-countries',
    'Code,Klassifikator,Klassifikator_ru,Klassifikator_en,2022\n643,Rossiya,Россия,Russia,5\n',
    'usage',
    /flow=/,
  ],
  ['an option nobody has', 'wits', 'x', 'usage', /no option/, { colour: 'red' }],
  [
    'a breakdown that is not in the file',
    'comtrade',
    comtrade(GOOD).replace('customsCode', 'x'),
    'input-format',
    /no column for a breakdown/,
    { take: 'customs' },
  ],
];

function contentOf(name: string): string {
  const where = path.join(folder, name.replaceAll(/[^\w]+/g, '-'));
  mkdirSync(where, { recursive: true });
  return where;
}

let before = '';
beforeAll(async () => {
  const where = contentOf('good');
  writeFileSync(path.join(where, 'good.csv'), comtrade(GOOD));
  writeFileSync(
    path.join(folder, 'map.yml'),
    'source: x1\ntitle: x\nlicence: x\ncolumns: {reporter: r, partner: p, period: m, value: v}\nconstants: {flow: export, product: TOTAL}\ncurrency: USD\n',
  );
  await loadFiles({ lake, effects }, { format: 'comtrade', files: [path.join(where, 'good.csv')], options: {} });
  before = listing(lake);
});

async function failure(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('it was accepted');
}

describe(`${CASES.length} malformed inputs`, () => {
  afterAll(() => expect(listing(lake)).toBe(before));

  it.each(CASES.map((one): { name: string; one: Case } => ({ name: one[0], one })))('$name', async ({ one }) => {
    const [name, format, content, code, message, options = {}] = one;
    const file = path.join(contentOf(name), 'input');
    writeFileSync(file, content);
    const thrown = await failure(() =>
      loadFiles(
        { lake, effects },
        { format, files: [file], options, map: format === 'csv' ? path.join(folder, 'map.yml') : undefined },
      ),
    );
    expect(thrown).toBeInstanceOf(EntrepotError);
    const { code: got, message: said, problems } = thrown as EntrepotError;
    expect(`${said} ${problems.map((problem) => JSON.stringify(problem)).join(' ')}`).toMatch(message);
    expect(got).toBe(code);
    expect(listing(lake)).toBe(before);
  });

  it.each([
    ['a directory', (): string => folder, 'input-missing', /directory/],
    ['a file that is not there', (): string => path.join(folder, 'nowhere.csv'), 'input-missing', /nowhere/],
    ['a device', (): string => '/dev/null', 'input-missing', /regular file/],
  ] as const)('%s', async (_name, file, code, message) => {
    const thrown = await failure(() =>
      loadFiles({ lake, effects }, { format: 'comtrade', files: [file()], options: {} }),
    );
    expect(thrown).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(listing(lake)).toBe(before);
  });

  it('the same file named twice', async () => {
    const file = path.join(folder, 'good/good.csv');
    expect(
      await failure(() => loadFiles({ lake, effects }, { format: 'comtrade', files: [file, file], options: {} })),
    ).toMatchObject({ code: 'usage' });
  });

  it.each([
    ['no YAML', 'a: [', 'input-format', /YAML/],
    [
      'an unknown key',
      'source: x1\ntitle: x\nlicence: x\ncolour: red\ncolumns: {}\n',
      'input-format',
      /colour|Unrecognized/,
    ],
    [
      'no currency',
      'source: x1\ntitle: x\nlicence: x\ncolumns: {reporter: r, partner: p, period: m, value: v}\nconstants: {flow: export, product: TOTAL}\n',
      'input-format',
      /currency/,
    ],
    [
      'a column that the file has not',
      'source: x1\ntitle: x\nlicence: x\ncolumns: {reporter: nope, partner: p, period: m, value: v}\nconstants: {flow: export, product: TOTAL}\ncurrency: USD\n',
      'input-format',
      /nope/,
    ],
    [
      'an area that nobody knows',
      'source: x1\ntitle: x\nlicence: x\ncolumns: {reporter: r, partner: p, period: m, value: v}\nnames: {A: Atlantis}\nconstants: {flow: export, product: TOTAL}\ncurrency: USD\n',
      'unknown-vocabulary',
      /Atlantis/,
    ],
  ] as const)('a mapping with %s', async (name, text, code, message) => {
    const where = contentOf(`mapping ${name}`);
    writeFileSync(path.join(where, 'map.yml'), text);
    writeFileSync(path.join(where, 'in.csv'), 'r,p,m,v\nDEU,KGZ,2022-01,5\n');
    const thrown = await failure(() =>
      loadFiles(
        { lake, effects },
        { format: 'csv', map: path.join(where, 'map.yml'), files: [path.join(where, 'in.csv')], options: {} },
      ),
    );
    expect(thrown).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(listing(lake)).toBe(before);
  });
});
