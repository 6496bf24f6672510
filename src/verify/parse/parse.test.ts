import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaim } from '../claim-file.ts';
import type { Draft } from './draft.ts';
import { parseClaims, parseText } from './parse.ts';

const only = (text: string): Draft => {
  const drafts = parseClaims(text);
  expect(drafts).toHaveLength(1);
  return drafts[0] as Draft;
};
const fields = (text: string, ...names: readonly (keyof Draft['spec'])[]): unknown[] => {
  const { spec } = only(text);
  return names.map((name) => spec[name]);
};
const doubted = (text: string): readonly (string | null)[] => only(text).doubts.map(({ field }) => field);

describe('who trades with whom', () => {
  it.each([
    ['Chinese exports of tyres to Kazakhstan rose 5% in 2023 against 2022.', 'CHN', 'KAZ', 'export'],
    ['Exports of tyres from China to Kazakhstan rose 5% in 2023 against 2022.', 'CHN', 'KAZ', 'export'],
    ['Kazakh imports of Chinese tyres rose 5% in 2023 against 2022.', 'KAZ', 'CHN', 'import'],
    ['Imports of Chinese tyres by Kazakhstan rose 5% in 2023 against 2022.', 'KAZ', 'CHN', 'import'],
    ['Trade between India and Iran rose 5% in 2023 against 2022.', 'IND', 'IRN', 'both'],
    ['Re-exports of tyres from the UAE to India rose 5% in 2023 against 2022.', 'ARE', 'IND', 're-export'],
    ['In 2023 South Korea sold Mongolia $5m of tyres.', 'KOR', 'MNG', 'export'],
    ['Kenya bought $5m of tea from the UK in 2023.', 'KEN', 'GBR', 'import'],
    ["Belarus accounted for 28% of Kazakhstan's imports of tractors in 2021.", 'KAZ', 'BLR', 'import'],
    ["Kenya's imports of tea from India made up 28% of its tea imports in 2021.", 'KEN', 'IND', 'import'],
    ["China's share of Russian imports of tyres rose to 28% in 2021.", 'RUS', 'CHN', 'import'],
    ['From Brazil, Iran imported $5m of corn in 2023.', 'IRN', 'BRA', 'import'],
    ['Sino-Russian trade rose 5% in 2023 against 2022.', 'CHN', 'RUS', 'both'],
    ['China and Russia traded goods worth $190bn in 2022.', 'CHN', 'RUS', 'both'],
  ])('%s', (text, reporter, partner, flow) => {
    expect(fields(text, 'reporter', 'partner', 'flow')).toEqual([reporter, partner, flow]);
  });

  it('says so where nobody is named, or somebody who cannot be asked for', () => {
    expect(doubted('Exports of printers to Armenia were worth $2.1m in 2021.')).toContain('reporter');
    expect(doubted('Western exports to Central Asia rose by half in 2022 against 2021.')).toEqual(
      expect.arrayContaining(['reporter', 'partner']),
    );
  });
});

describe('which months', () => {
  it.each([
    ['in September 2022', ['2022-09', '2022-09']],
    ['in the first half of 2022', ['2022-01', '2022-06']],
    ['in the third quarter of 2022', ['2022-07', '2022-09']],
    ['in the first seven months of 2023', ['2023-01', '2023-07']],
    ['between March and November 2022', ['2022-03', '2022-11']],
    ['from January to October 2023', ['2023-01', '2023-10']],
    ['in the twelve months to June 2023', ['2022-07', '2023-06']],
    ['in H1 2023', ['2023-01', '2023-06']],
    ['in 2021', ['2021-01', '2021-12']],
    ['in the January-September period of 2022', ['2022-01', '2022-09']],
    ['in the first three quarters of 2022', ['2022-01', '2022-09']],
    ['in 11 months of 2022', ['2022-01', '2022-11']],
    ['in the four quarters to the end of Q1 2022', ['2021-04', '2022-03']],
  ])('%s', (when, window) => {
    expect(fields(`German exports to Turkey were worth €412 million ${when}.`, 'window')).toEqual([window]);
  });

  it.each([
    ['compared with the same period of 2021', ['2021-01', '2021-10']],
    ['against 2021', ['2021-01', '2021-10']],
    ['year on year', ['2022-01', '2022-10']],
    ['compared with a year earlier', ['2022-01', '2022-10']],
    ['compared with two years earlier', ['2021-01', '2021-10']],
  ])('%s', (base, months) => {
    const text = `German exports to Turkey rose 5% from January to October 2023 ${base}.`;
    expect(fields(text, 'window', 'base')).toEqual([['2023-01', '2023-10'], months]);
    expect(doubted(text)).toEqual([]);
  });

  it('takes the month before where that is the base, and no year for a month whose year is not said', () => {
    const text = 'German exports to Turkey rose 5% month on month in May 2023.';
    expect(fields(text, 'window', 'base')).toEqual([
      ['2023-05', '2023-05'],
      ['2023-04', '2023-04'],
    ]);
    expect(doubted('German exports to Turkey in May were 5% lower than in 2022.')).toContain('window');
  });

  it('takes no date that only the day of publication would tell, and doubts a base that it took itself', () => {
    const late = only('German exports to Turkey rose 5% last year.');
    expect([late.spec.window, late.complete]).toEqual([undefined, false]);
    expect(doubted('German exports to Turkey rose 5% in 2023.')).toEqual(['base']);
  });
});

describe('what is stated', () => {
  it.each([
    ['rose 345%', 'growth', 3.45],
    ['fell by more than 40 per cent', 'growth', '<-0.4'],
    ['more than tripled', 'ratio', '>3'],
    ['nearly doubled', 'ratio', '~<2'],
    ['grew twenty-five-fold', 'ratio', 25],
    ['halved', 'ratio', 0.5],
    ['rose by a fifth', 'growth', 0.2],
    ['were a quarter lower', 'growth', -0.25],
    ['fell by €1.1 billion (6.6%)', 'growth', -0.066],
    ['increased by a factor of two and a half', 'ratio', 2.5],
    ['grew by 2.5 times', 'ratio', 2.5],
  ])('%s', (words, statistic, stated) => {
    const draft = only(`Polish exports to Ukraine ${words} in 2022 compared with 2021.`);
    expect([draft.spec.statistic, draft.stated]).toEqual([statistic, stated]);
  });

  it('keeps two figures of one thing apart', () => {
    const draft = only(
      'Turkish exports of chips to Russia rose from about $2.1 million in 2021 to nearly $9.4 million in 2022.',
    );
    expect(draft.stated).toEqual({ base_value: '~2100000', value: '~<9400000' });
    expect(draft.spec).toMatchObject({ unit: 'USD', window: ['2022-01', '2022-12'], base: ['2021-01', '2021-12'] });
  });

  it.each([
    ['came to $5m in 2021 and dropped to $3m in 2023', { base_value: 5e6, value: 3e6 }],
    ['reached $5m in 2023 (2021: $3m)', { base_value: 3e6, value: 5e6 }],
    ['reached $5m in 2023, almost double the $3m of 2021', { base_value: 3e6, value: 5e6, ratio: '~<2' }],
  ])('knows which of two is the base: %s', (words, stated) => {
    expect(only(`Turkish exports of chips to Iran ${words}.`).stated).toEqual(stated);
  });

  it.each([
    ['half a million Kenyan shillings', 5e5, 'KES'],
    ['two hundred thousand roubles', 2e5, 'RUB'],
    ['4.1 billion kroner', 4.1e9, undefined],
    ['$2.3 bln', 2.3e9, 'USD'],
  ])('reads %s', (amount, stated, unit) => {
    const draft = only(`Turkish exports of chips to Iran were worth ${amount} in 2022.`);
    expect([draft.stated, draft.spec.unit]).toEqual([stated, unit]);
    expect(draft.doubts.some(({ field }) => field === 'unit')).toBe(unit === undefined);
  });

  it.each([
    'rose 10-15% in 2022',
    'rose between 10% and 15% in 2022',
    'averaged $5m a month in 2022',
    'will reach $5m in 2022',
    'to Iran and Iraq were $5m and $6m in 2022',
    'rose to 15% in 2022',
    'were the aim of 3% of Turkish firms in 2022',
  ])('draws nothing from what can be read otherwise: %s', (words) => {
    expect(parseClaims(`Turkish exports of chips to Iran ${words}.`)).toEqual([]);
  });

  it('doubts a change in money and a rate', () => {
    expect(doubted('Irish exports of whisky to Japan grew by €12m in 2021 to reach €41m.')).toContain('stated');
    expect(parseClaims('Indian crude imports from Russia reached 1.6 million barrels a day in 2023.')).toEqual([]);
  });
});

describe('which goods', () => {
  it.each([
    ['exports of chips', ['8542']],
    ['exports of rice and maize', ['1006', '1005']],
    ['exports of helicopter engines', ['8407', '8408']],
    ['exports under HS 8482', ['8482']],
    ['exports', 'TOTAL'],
    ['exports of umbrellas', ['6601']],
    ['exports of olive oil', ['1509']],
    ['exports of cooking oil', undefined],
    ['exports of sanctioned goods', undefined],
  ])('%s', (words, product) => {
    expect(fields(`Indian ${words} to Iran were worth $5m in 2022.`, 'product')).toEqual([product]);
  });

  it('never takes goods that it does not know for all goods', () => {
    const draft = only('Indian exports of flurbles to Iran were worth $5m in 2022.');
    expect(draft.spec.product).toBeUndefined();
    expect(draft.doubts).toContainEqual(expect.objectContaining({ field: 'product', text: 'flurbles' }));
    expect(draft.complete).toBe(false);
  });
});

describe('a text', () => {
  it('carries on from the sentence before, and says so', () => {
    const [, second] = parseClaims(
      "Turkey's exports to Russia reached $9.3 billion in 2022. Over the same period its imports from Russia rose to $58.8 billion.",
    );
    expect(second?.spec).toMatchObject({
      reporter: 'TUR',
      partner: 'RUS',
      flow: 'import',
      window: ['2022-01', '2022-12'],
    });
    expect(second?.doubts.map(({ field }) => field)).toEqual(expect.arrayContaining(['reporter', 'window']));
  });

  it('holds two claims in a sentence apart', () => {
    const drafts = parseClaims(
      'Exports of bearings from Sweden to Kazakhstan rose 48% in 2022, while those to Uzbekistan rose 71%.',
    );
    expect(drafts.map(({ spec, stated }) => [spec.partner, stated])).toEqual([
      ['KAZ', 0.48],
      ['UZB', 0.71],
    ]);
  });

  it.each([
    [
      'Mongolia sent 98% of its gold exports to China in 2021 and 99% in 2022.',
      'partner',
      ['CHN', 'CHN'],
      [0.98, 0.99],
    ],
    ['In 2022 Turkey sent 400 tractors to Georgia and 300 to Iraq.', 'partner', ['GEO', 'IRQ'], [400, 300]],
    ['Exports of tea to Iran from India rose 5% and from Kenya 6% in 2022.', 'reporter', ['IND', 'KEN'], [0.05, 0.06]],
    [
      'Imports of tea from India by Iran rose 5% and those from Kenya 6% in 2022.',
      'partner',
      ['IND', 'KEN'],
      [0.05, 0.06],
    ],
    ['Japan exported cars worth $9bn in 2022, of which $2bn went to Iraq.', 'partner', [undefined, 'IRQ'], [9e9, 2e9]],
    ['Turkey sold Iraq 400 tractors worth $9m in 2022.', 'measure', ['quantity', undefined], [400, 9e6]],
  ] as const)('says twice what is said once: %s', (text, field, named, stated) => {
    const drafts = parseClaims(text);
    expect(drafts.map(({ spec }) => spec[field])).toEqual(named);
    expect(drafts.map((draft) => draft.stated)).toEqual(stated);
  });

  it('knows the line and the place of each sentence', () => {
    const text = 'A title\n\nNothing here. German exports to Turkey rose 5% in 2023.\n';
    const { line, from, to, sentence } = only(text);
    expect([line, text.slice(from, to)]).toEqual([3, sentence]);
  });

  it('reads the items of a list one by one, and says what it did not read', () => {
    const list = [
      'Exports',
      '- German exports to Turkey rose 5% in 2023',
      '- Polish exports to Ukraine doubled in 2023',
    ].join('\n');
    expect(parseClaims(list).map(({ spec, line }) => [spec.reporter, line])).toEqual([
      ['DEU', 2],
      ['POL', 3],
    ]);
    expect(parseText(`German exports to Turkey ${'and '.repeat(300)}rose 5%.`)).toMatchObject({
      drafts: [],
      skipped: [{ line: 1 }],
    });
  });

  it('gives drafts that a claims file takes once they are complete', () => {
    const { spec, stated, sentence, complete } = only(
      'EU exports of chips to Kyrgyzstan rose about 25-fold in 2022 against 2021.',
    );
    expect(complete).toBe(true);
    expect(readClaim({ id: 'a', text: sentence, spec, stated }, 'x', 0).statements[0]?.stated.figure).toBe(25);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'German',
      ' exports',
      ' of chips',
      ' to Russia',
      ' rose',
      ' 5%',
      ' in 2022',
      ' $1.2bn',
      ' from',
      ' and',
      '. ',
      '\n',
      ' the same months of 2021',
      ' those to Armenia',
      ' twice as much as Iran',
    ),
  );
  it('may hold anything: places are those of the words, and the same text gives the same drafts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const drafts = parseClaims(text);
        for (const draft of drafts) {
          expect(text.slice(draft.from, draft.to)).toBe(draft.sentence);
          for (const one of draft.understood) expect(draft.sentence.slice(one.from, one.to)).toBe(one.text);
        }
        expect(parseClaims(text)).toEqual(drafts);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one long word', 'a'.repeat(500_000)],
    ['numbers without end', '1,000 '.repeat(80_000)],
    ['a sentence without end', 'exports of chips to Russia and '.repeat(15_000)],
    ['many short sentences', 'Exports to Iran rose 5%. '.repeat(20_000)],
    ['full stops', `${'.'.repeat(200_000)}a`],
    ['stops and quotes', `${'."'.repeat(100_000)}a`],
    ['nothing but blanks', ' \n'.repeat(250_000)],
  ])('of %s is read to its end', (_name, text) => {
    expect(parseClaims(text).length).toBeGreaterThanOrEqual(0);
  });
});
