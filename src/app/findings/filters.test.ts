import { beforeAll, describe, expect, inject, it } from 'vitest';
import { quiet } from '../../../test/helpers.ts';
import { findScan } from '../scan-store.ts';
import type { Finding } from './any.ts';
import { type Filters, facetsOf, filterOf } from './filters.ts';

let all: readonly Finding[];
beforeAll(async () => {
  all = (await findScan({ lake: inject('bundledLake'), effects: quiet() }, {})).answer.findings;
});

const ASKED: readonly Filters[] = [
  {},
  { kind: ['surge', 'collapse'] },
  { via: ['Kyrgyzstan'], kind: ['displacement'] },
  { list: ['chpl'], tier: ['1'] },
  { flag: ['thin-base'], supported: false },
  { goods: '8703', exporter: ['EU27'] },
];

describe('filters of findings', () => {
  it.each(ASKED)('a choice of a facet gives as many findings as it says: %o', (filters) => {
    const facets = facetsOf(all, filterOf(filters));
    for (const facet of ['kind', 'via', 'exporter', 'list', 'tier', 'flag'] as const)
      for (const { value, count } of facets[facet]) {
        const chosen = filterOf({ ...filters, [facet]: [value] });
        expect([facet, value, all.filter((finding) => chosen(finding)).length]).toEqual([facet, value, count]);
      }
  });

  it('goods are the beginning of a code, or words in any order', () => {
    const found = (goods: string): readonly Finding[] => all.filter((finding) => filterOf({ goods })(finding));
    expect(new Set(found('8703').map(({ goods }) => goods.code.slice(0, 4)))).toEqual(new Set(['8703']));
    expect(found('CIRCUITS integrated').length).toBeGreaterThan(0);
    expect(found('circuits integrated')).toEqual(found('integrated circuits'));
    expect(found('nothing of the kind')).toEqual([]);
  });

  it('a kind or an area that is none is refused', () => {
    expect(() => filterOf({ kind: ['crime'] })).toThrow(/no kind "crime"/);
    expect(() => filterOf({ via: ['Atlantis'] })).toThrow(/no area/);
  });
});
