import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isHeader, parseLines, separatorOf } from '../../ingest/lines.ts';
import { parseMapping } from './schema.ts';
import { suggestMapping } from './suggest.ts';

function suggest(text: string, encoding: string | null = 'utf-8') {
  const separator = separatorOf(text);
  const lines = parseLines(text, separator);
  const at = lines.findIndex((_line, index) => isHeader(lines, index));
  const sample = { separator, sheet: null, header: at + 1, columns: lines[at] ?? [], rows: lines.slice(at + 1) };
  return suggestMapping(sample, encoding);
}

const means = ({ columns }: ReturnType<typeof suggest>) =>
  Object.fromEntries(columns.map((guess) => [guess.column, guess.means]));
const settings = ({ settings: all }: ReturnType<typeof suggest>) =>
  Object.fromEntries(all.map(({ key, value }) => [key, value]));
const missing = ({ missing: all }: ReturnType<typeof suggest>) => all.map(({ key }) => key);

const ALWAYS = { source: 'my-office', title: 'Mine', licence: 'open' };

describe('a table with names that are known', () => {
  const told = suggest(
    [
      'Außenhandel nach Waren',
      'Berichtsland;Partnerland;Warenrichtung;Warennummer;Monat;Wert (1000 EUR);Eigenmasse (t);Bemerkung',
      'DEU;KGZ;Ausfuhr;85423190;03/2022;1.234,5;12,5;a',
      'DEU;ARM;Ausfuhr;84713000;04/2022;-;0,5;b',
      'AUT;KAZ;Einfuhr;87032319;04/2022;25.000,0;1.000,5;c',
    ].join('\n'),
  );

  it('gives each column its role, and says how sure that is', () => {
    expect(means(told)).toEqual({
      Berichtsland: 'reporter',
      Partnerland: 'partner',
      Warenrichtung: 'flow',
      Warennummer: 'product',
      Monat: 'period',
      'Wert (1000 EUR)': 'value',
      'Eigenmasse (t)': 'net_weight',
      Bemerkung: null,
    });
    for (const { column, confidence, why } of told.columns) {
      expect(why).not.toBe('');
      if (column !== 'Bemerkung') expect([column, confidence]).toEqual([column, 'sure']);
    }
  });

  it('tells how it is written', () => {
    expect(settings(told)).toEqual({
      separator: ';',
      header: 2,
      flows: { Ausfuhr: 'export', Einfuhr: 'import' },
      periods: ['MM/YYYY'],
      number: { decimal: ',', thousands: '.' },
      nulls: ['-'],
      currency: 'EUR',
      times: 1000,
      weightTimes: 1000,
    });
  });

  it('leaves only what no table says, and is a mapping once that is filled in', () => {
    expect(missing(told)).toEqual(['source', 'title', 'licence']);
    const { mapping } = parseMapping({ ...(parse(told.yaml) as object), ...ALWAYS }, 'mine.yml');
    expect(mapping).toMatchObject({ columns: { value: 'Wert (1000 EUR)' }, times: 1000, number: { decimal: ',' } });
    expect(() => parseMapping(told.yaml, 'mine.yml')).toThrow(/source/);
  });
});

describe('what is not guessed', () => {
  it('whose areas they are, where no name says it', () => {
    const told = suggest('a,b,when,sum\nDEU,KGZ,2022-03,1\nAUT,ARM,2022-04,2\n');
    expect(means(told)).toEqual({ a: null, b: null, when: 'period', sum: null });
    expect(told.columns[0]?.why).toMatch(/areas \(iso3\); whether reporters or partners/);
    expect(told.columns[2]).toMatchObject({ confidence: 'likely' });
    expect(missing(told)).toEqual([
      'source',
      'title',
      'licence',
      'reporter',
      'partner',
      'flow',
      'product',
      'value',
      'currency',
    ]);
  });

  it('which figures are the values', () => {
    const told = suggest('x,y\n10,20\n30,40\n');
    expect(means(told)).toEqual({ x: null, y: null });
  });

  it('whether digits are months or goods', () => {
    const told = suggest('k,v\n200110,x\n200210,y\n');
    expect(means(told)).toEqual({ k: null, v: null });
    expect(told.columns[0]?.why).toMatch(/product or the period/);
  });

  it.each(['1,234', '1.234'])('whether %s is a thousand', (figure) => {
    const told = suggest(`Period;Value\n2022-03;${figure}\n`);
    expect(settings(told)['number']).toBeUndefined();
    expect(told.missing.find(({ key }) => key === 'number')?.hint).toMatch(/several ways/);
  });

  it('a column whose values belie its name is said to be so', () => {
    const told = suggest('Period,Value,Partner\nspring,12,DEU\nsummer,13,KGZ\n');
    expect(told.columns[0]).toMatchObject({ means: 'period', confidence: 'unsure' });
    expect(told.columns[0]?.why).toMatch(/do not look like it/);
  });

  it('which of two columns with one name for a role it is', () => {
    const told = suggest('Reporter ISO,ReporterISO3,Partner\nDE,DEU,KGZ\nAT,AUT,ARM\n');
    const roles = Object.values(means(told));
    expect(roles.filter((role) => role === 'reporter')).toHaveLength(1);
    expect(told.columns.find(({ means: role }) => role === null)?.why).toMatch(/better claim/);
  });
});

describe('vocabularies', () => {
  it('are those that know the words', () => {
    const told = suggest('Репортер;Партнер;Стоимость\nКазахстан;Германия;1\nКазахстан;Китай;2\n'.toLowerCase());
    expect(settings(told)['areas']).toEqual(['russian']);
  });
});

describe('names that would break out of the text', () => {
  it.each(['a: b', '# x', 'x"y', "x'y", 'x\ny', '- z', '{a}', '*ref', '!tag', 'null', '2022', 'a\u2028b', 'Ünï'])(
    '%j',
    (name) => {
      const sample = {
        separator: ',',
        sheet: null,
        header: 1,
        columns: [name, 'Value'],
        rows: [
          ['2022-03', '1'],
          ['2022-04', '2'],
        ],
      } as const;
      const told = suggestMapping(sample, null);
      expect(parse(told.yaml)).toEqual({ columns: { period: name, value: 'Value' } });
    },
  );

  it('even where they are not used', () => {
    const evil = 'x\nsource: evil\r\nlicence: none';
    const sample = {
      separator: ',',
      sheet: null,
      header: 1,
      columns: [evil, 'Value'],
      rows: [
        ['q', '1'],
        ['r', '2'],
      ],
    } as const;
    expect(parse(suggestMapping(sample, null).yaml)).toEqual({ columns: { value: 'Value' } });
  });
});

describe('lines', () => {
  it.each([
    ['a,b\n1,2', ','],
    ['a;b;c\n1,5;2,5;3', ';'],
    ['a\tb\n1,2\t3', '\t'],
    ['a|b|c\n1|2|3', '|'],
    ['"a;b",c\n"1;2",3', ','],
    ['alone', ','],
  ])('%j is separated by %j', (text, separator) => expect(separatorOf(text)).toBe(separator));

  it('are split with their quotes', () => {
    expect(parseLines('a,"b ""c"", d"\r\n"x\ny",\n', ',')).toEqual([
      ['a', 'b "c", d'],
      ['x\ny', ''],
    ]);
  });
});
