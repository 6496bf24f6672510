import { expect, test } from 'vitest';
import { SAMPLE } from '../../test/fixtures/report/sample.ts';
import { compareDocuments } from './diff.ts';
import type { Figure } from './document.ts';

const figures = (change: (figure: Figure) => Figure | null) => ({
  figures: SAMPLE.figures.flatMap((figure) => change(figure) ?? []),
});

test('the same document holds whole', () => {
  const states = compareDocuments(SAMPLE, structuredClone(SAMPLE)).map(({ state, how, files }) => ({
    state,
    how,
    files,
  }));
  expect(states).toEqual(SAMPLE.figures.map(() => ({ state: 'holds', how: [], files: [] })));
});

test('what changed is said part by part, with how far', () => {
  const after = figures((figure) =>
    figure.id === 'readings'
      ? { ...figure, value: { 'as-claimed': 8.3136, weight: 4.255, importer: null, added: 1 } }
      : figure,
  );
  const change = compareDocuments(SAMPLE, after).find(({ id }) => id === 'readings');
  expect(change?.state).toBe('changed');
  expect(change?.how).toEqual([
    { path: 'weight', old: 8.51, new: 4.255, off: -0.5 },
    { path: 'importer', old: 2.2, new: null, off: null },
    { path: 'older-codes', old: null, new: null, off: null },
    { path: 'added', old: null, new: 1, off: null },
  ]);
});

test('zero is not missing, and another unit is another figure', () => {
  const zero = figures((figure) => (figure.id === 'partners' ? { ...figure, value: 0 } : figure));
  const none = figures((figure) => (figure.id === 'partners' ? { ...figure, value: null } : figure));
  expect(
    compareDocuments(zero, none)
      .filter(({ state }) => state === 'changed')
      .map(({ how }) => how),
  ).toEqual([[{ path: '', old: 0, new: null, off: null }]]);
  const euros = figures((figure) => (figure.id === 'partners' ? { ...figure, unit: 'EUR' } : figure));
  expect(compareDocuments(SAMPLE, euros).find(({ id }) => id === 'partners')?.how[0]?.path).toBe('unit');
});

test('gone, new, and files with other bytes', () => {
  const after = figures((figure) => {
    if (figure.id === 'series') return null;
    if (figure.id === 'growth') return { ...figure, id: 'growth-again' };
    return {
      ...figure,
      lineage: { ...figure.lineage, files: [{ name: 'exports-2021-2023.csv.gz', sha256: '0'.repeat(64) }] },
    };
  });
  const found = compareDocuments(SAMPLE, after);
  expect(found.map(({ id, state }) => [id, state])).toEqual([
    ['series', 'gone'],
    ['growth', 'gone'],
    ['goods-table', 'holds'],
    ['readings', 'holds'],
    ['partners', 'holds'],
    ['not-shown', 'holds'],
    ['growth-again', 'new'],
  ]);
  expect(found[2]?.files).toEqual(['exports-2021-2023.csv.gz']);
});
