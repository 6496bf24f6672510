import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { FlowsAnswer } from '../../src/app/flows.ts';
import { entrepot, ROOT, words } from '../helpers.ts';

const lake = inject('bundledLake');

async function flows(line: string): Promise<FlowsAnswer> {
  const { code, out, err } = await entrepot([...words(line), '--format', 'json', '--lake', lake]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as FlowsAnswer;
}

const million = (value: unknown): number => Math.round((value as number) / 1e4) / 100;

/** Figures that a correct loader reproduces, in millions: partner, base, window. */
const BY_PARTNER: readonly (readonly [string, Readonly<Record<string, readonly [number, number]>>])[] = [
  [
    'flows --reporter EU27 --partner KGZ,ARM,KAZ,GEO,UZB,RUS --hs TOTAL --from 2023-01 --to 2023-10 --base-from 2021-01 --base-to 2021-10 --by partner',
    {
      KGZ: [217.07, 2247.0],
      ARM: [609.53, 1821.94],
      KAZ: [4458.05, 10153.47],
      GEO: [1632.49, 2926.32],
      UZB: [1785.91, 3548.64],
      RUS: [73019.34, 32286.94],
    },
  ],
  [
    'flows --reporter EU27 --partner RUS,BLR,KAZ,ARM,KGZ,GEO,UZB --hs chpl --from 2022-01 --to 2022-11 --base-from 2021-01 --base-to 2021-11 --by partner',
    {
      RUS: [1911.16, 408.28],
      BLR: [74.42, 19.92],
      KAZ: [105.77, 231.12],
      ARM: [8.46, 25.5],
      KGZ: [2.91, 13.75],
      GEO: [16.15, 27.65],
      UZB: [21.08, 31.86],
    },
  ],
  [
    'flows --reporter EU27 --partner KGZ,ARM,KAZ,RUS --hs 8542 --from 2022-01 --to 2022-10 --base-from 2021-01 --base-to 2021-10 --by partner',
    { KGZ: [0.06, 1.486], ARM: [0.274, 3.953], KAZ: [4.867, 12.97], RUS: [448.13, 119.31] },
  ],
];

describe('figures that a correct loader reproduces', () => {
  it.each(BY_PARTNER)('%s', async (line, expected) => {
    const { rows, figure } = await flows(line);
    expect(figure.unit).toBe('EUR');
    for (const [partner, [base, value]] of Object.entries(expected)) {
      const row = rows.find((candidate) => candidate['partner'] === partner);
      expect([partner, (row?.['base'] as number) / 1e6]).toEqual([partner, expect.closeTo(base, base < 10 ? 2 : 1.7)]);
      expect([partner, (row?.['value'] as number) / 1e6]).toEqual([
        partner,
        expect.closeTo(value, value < 10 ? 2 : 1.7),
      ]);
    }
    expect(rows).toHaveLength(Object.keys(expected).length);
  });

  it("China's exports to Russia", async () => {
    const year = async (y: number) =>
      (await flows(`flows --reporter CHN --partner RUS --hs TOTAL --from ${y} --to ${y}`)).figure.value as number;
    expect((await year(2021)) / 1e9).toBeCloseTo(67.2, 1);
    expect((await year(2022)) / 1e9).toBeCloseTo(75.6, 1);
    const { figure } = await flows(
      'flows --reporter CHN --partner RUS --hs TOTAL --from 2023-01 --to 2023-06 --base-from 2022-01 --base-to 2022-06',
    );
    expect([million(figure.base), million(figure.value)]).toEqual([
      expect.closeTo(29_400, -2),
      expect.closeTo(52_300, -2),
    ]);
    expect(figure.growth).toBeCloseTo(0.78, 2);
  });

  it('China and Kyrgyzstan tell of 2023 what differs fourfold', async () => {
    const sent = await flows('flows --reporter CHN --partner KGZ --hs TOTAL --from 2023 --to 2023 --currency USD');
    expect((sent.figure.value as number) / 1e9).toBeCloseTo(19.7, 1);
    expect(sent.coverage.notes.join()).toMatch(/derived/);
    const got = await flows(
      'flows --reporter CHN --partner KGZ --hs TOTAL --from 2023 --to 2023 --currency USD --mirror',
    );
    expect((got.figure.value as number) / 1e9).toBeCloseTo(5.35, 2);
    expect(got.question).toMatchObject({ reporter: 'KGZ', flow: 'import', partner: 'CHN' });
  });

  it('China and Russia, both directions, 2023', async () => {
    const side = async (flow: string) =>
      (await flows(`flows --reporter CHN --partner RUS --hs TOTAL --from 2023 --to 2023 --currency USD --flow ${flow}`))
        .figure.value as number;
    expect(((await side('export')) + (await side('import'))) / 1e9).toBeCloseTo(240, -1);
  });
});

describe('the README', () => {
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const shown = [...text.matchAll(/^\$ npx entrepot (.*)\n([\s\S]*?)(?=^\$|^```)/gm)].map((match) => ({
    line: match[1] ?? '',
    output: (match[2] ?? '').trimEnd(),
  }));

  it('shows the commands of every figure', () => {
    for (const [line] of BY_PARTNER) expect(shown.map((block) => block.line)).toContain(line);
    expect(shown.length).toBeGreaterThanOrEqual(8);
  });

  it.each(shown)('prints what it says: $line', async ({ line, output }) => {
    const ran = await entrepot([...words(line), '--lake', lake]);
    const got = ran.out
      .trimEnd()
      .split('\n')
      .map((text) => text.trimEnd());
    const wanted = output.split('\n').map((text) => text.trimEnd());
    if (wanted.at(-1) === '...') expect(got.slice(0, wanted.length - 1)).toEqual(wanted.slice(0, -1));
    else expect(got).toEqual(wanted);
  });
});
