import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLake } from '../../src/app/context.ts';
import { lakeVerify } from '../../src/app/lake.ts';
import { loadFiles } from '../../src/app/load.ts';
import { sql } from '../../src/engine/sql.ts';
import { canonicalHash, quiet, SOAK, tempFolder } from '../helpers.ts';

const effects = quiet();

const MAP =
  'source: office\ntitle: x\nlicence: x\ncolumns: {reporter: r, partner: p, period: m, value: v}\nconstants: {flow: export, product: TOTAL}\ncurrency: USD\n';

interface Cell {
  readonly reporter: string;
  readonly partner: string;
  readonly period: string;
  readonly value: number;
}

function bench() {
  const folder = tempFolder();
  const map = path.join(folder, 'map.yml');
  writeFileSync(map, MAP);
  let files = 0;
  const lake = path.join(folder, 'lake');
  return {
    lake,
    load: async (cells: readonly Cell[], vintage: string, into = lake) => {
      const file = path.join(folder, `in-${(files += 1)}.csv`);
      writeFileSync(
        file,
        `r,p,m,v\n${cells.map((c) => `${c.reporter},${c.partner},${c.period},${c.value}\n`).join('')}`,
      );
      return loadFiles({ lake: into, effects }, { format: 'csv', map, files: [file], options: {}, vintage });
    },
  };
}

async function contents(lake: string, asOf?: string): Promise<Record<string, number>> {
  return withLake({ lake, effects }, asOf, async ({ engine }) => {
    const rows = await engine.rows<{ cell: string; value: number }>(
      sql`SELECT reporter || ' ' || partner || ' ' || period AS cell, value FROM flow ORDER BY 1`,
    );
    expect(new Set(rows.map((row) => row.cell)).size).toBe(rows.length);
    return Object.fromEntries(rows.map(({ cell, value }) => [cell, value]));
  });
}

const AREAS: Readonly<Record<string, number>> = { DEU: 276, FRA: 250, KGZ: 417, RUS: 643 };

const cellsOf = fc.uniqueArray(
  fc.record({
    reporter: fc.constantFrom('DEU', 'FRA'),
    partner: fc.constantFrom('KGZ', 'RUS'),
    period: fc.constantFrom('2022-01', '2022-02', '2022-03'),
    value: fc.integer({ min: 0, max: 999 }),
  }),
  { minLength: 1, selector: (cell) => `${cell.reporter} ${cell.partner} ${cell.period}` },
);

describe('vintages', () => {
  it('any order of loads, repeated or not, leaves the latest vintage of each cell, and the past answers as it did', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ cells: cellsOf, day: fc.integer({ min: 10, max: 28 }) }), {
          minLength: 1,
          maxLength: 5,
          selector: (load) => load.day,
        }),
        fc.array(fc.nat(), { minLength: 2, maxLength: 7 }),
        async (loads, order) => {
          const { lake, load } = bench();
          const model = new Map<string, { value: number; day: number }>();
          const past: { snapshot: string; contents: Record<string, number> }[] = [];
          for (const index of [...loads.keys(), ...order.map((n) => n % loads.length)]) {
            const { cells, day } = loads[index] as (typeof loads)[number];
            const { snapshot } = await load(cells, `2023-01-${day}`);
            for (const cell of cells) {
              const key = `${AREAS[cell.reporter]} ${AREAS[cell.partner]} ${cell.period.replace('-', '')}`;
              const known = model.get(key);
              if (known === undefined || day > known.day) model.set(key, { value: cell.value, day });
            }
            const expected = Object.fromEntries(
              [...model].map(([key, { value }]) => [key, value]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
            );
            expect(await contents(lake)).toEqual(expected);
            past.push({ snapshot, contents: expected });
          }
          for (const { snapshot, contents: then } of past) expect(await contents(lake, snapshot)).toEqual(then);
        },
      ),
      { numRuns: SOAK ? 500 : 10 },
    );
  });

  it('the same bytes twice change nothing', async () => {
    const { lake, load } = bench();
    const cells = [{ reporter: 'DEU', partner: 'KGZ', period: '2022-01', value: 5 }];
    const first = await load(cells, '2023-01-10');
    const again = await load(cells, '2023-01-10');
    expect(again).toMatchObject({ already: true, load: first.load, snapshot: first.snapshot });
    expect(readdirSync(path.join(lake, 'ledger'))).toHaveLength(1);
  });

  it('two lakes that loaded the same are the same', async () => {
    const { lake, load } = bench();
    const other = path.join(tempFolder(), 'other');
    const cells = [{ reporter: 'DEU', partner: 'KGZ', period: '2022-01', value: 5 }];
    expect((await load(cells, '2023-01-10', other)).snapshot).toBe((await load(cells, '2023-01-10')).snapshot);
    expect(await canonicalHash(other, 'rows')).toBe(await canonicalHash(lake, 'rows'));
  });
});

describe('accounting', () => {
  const line = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        ok: fc.constant(true),
        text: fc.integer({ min: 0, max: 9999 }).map((v) => `DEU,KGZ,MONTH,${v}`),
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          'DEU,KGZ,MONTH,abc',
          'DEU,KGZ,MONTH,-5',
          'DEU,KGZ,MONTH,1_000',
          'Atlantis,KGZ,MONTH,5',
          'DEU,,MONTH,5',
          'DEU,KGZ,2022-13,5',
          'DEU,KGZ,MONTH,NaN',
          'DEU,KGZ',
          'DEU,KGZ,MONTH,5,6',
          'DEU,KGZ,MONTH,',
        )
        .map((text) => ({ ok: false, text })),
    },
  );

  it('every row of a file is loaded, set aside with its line, or left out with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (lines) => {
        const folder = tempFolder();
        const map = path.join(folder, 'map.yml');
        writeFileSync(map, MAP);
        const file = path.join(folder, 'in.csv');
        const month = (index: number): string =>
          `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
        writeFileSync(
          file,
          `r,p,m,v\n${lines.map(({ text }, index) => `${text.replace('MONTH', month(index))}\n`).join('')}`,
        );
        const aside = path.join(folder, 'aside.csv');
        const { rows } = await loadFiles(
          { lake: path.join(folder, 'lake'), effects },
          { format: 'csv', map, files: [file], options: {}, quarantine: aside },
        );
        const bad = [...lines.entries()].filter(([, { ok }]) => !ok).map(([index]) => index + 2);
        expect(rows).toMatchObject({ read: lines.length, loaded: lines.length - bad.length, rejected: bad.length });
        expect(rows.loaded + rows.rejected + rows.superseded + rows.leftOut).toBe(rows.read);
        if (bad.length === 0) return;
        const said = readFileSync(aside, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((text) => Number(text.split(',')[1]));
        expect([...new Set(said)].sort((a, b) => a - b)).toEqual(bad);
      }),
      { numRuns: SOAK ? 1000 : 25 },
    );
  });
});

describe('bit rot', () => {
  it('a flipped bit anywhere in a stored file is found and named', async () => {
    const { lake, load } = bench();
    const cells = (period: string, value: number): Cell[] =>
      ['DEU', 'FRA'].map((reporter) => ({ reporter, partner: 'KGZ', period, value }));
    await load(cells('2022-01', 5), '2023-01-10');
    await load(cells('2022-02', 6), '2023-01-11');
    await load(cells('2022-01', 7), '2023-01-12');
    expect((await lakeVerify({ lake, effects })).ok).toBe(true);
    const files = ['raw', 'data'].flatMap((folder) =>
      readdirSync(path.join(lake, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        async (file, place, bit) => {
          const sound = readFileSync(file);
          const rotten = Buffer.from(sound);
          const at = place % sound.length;
          rotten[at] = (rotten[at] as number) ^ (1 << bit);
          writeFileSync(file, rotten);
          try {
            const { ok, differences } = await lakeVerify({ lake, effects });
            expect(ok).toBe(false);
            expect(differences.map((difference) => path.join(lake, difference.path))).toEqual([file]);
          } finally {
            writeFileSync(file, sound);
          }
        },
      ),
      { numRuns: SOAK ? 1000 : 100 },
    );
    expect((await lakeVerify({ lake, effects })).ok).toBe(true);
  });

  it('a changed ledger is a corrupt lake', async () => {
    const { lake, load } = bench();
    await load([{ reporter: 'DEU', partner: 'KGZ', period: '2022-01', value: 5 }], '2023-01-10');
    await load([{ reporter: 'DEU', partner: 'KGZ', period: '2022-02', value: 5 }], '2023-01-11');
    const first = path.join(lake, 'ledger/00000001.json');
    const text = readFileSync(first, 'utf8');
    const changed = text.replace(/"read": ?1/, '"read":2');
    expect(changed).not.toBe(text);
    writeFileSync(first, changed);
    await expect(lakeVerify({ lake, effects })).rejects.toMatchObject({ code: 'lake-corrupt' });
  });
});
