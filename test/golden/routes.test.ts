import { describe, expect, inject, it } from 'vitest';
import type { ExplainAnswer } from '../../src/app/explain.ts';
import type { GhostFinding } from '../../src/app/findings/ghost.ts';
import type { RouteAnswer } from '../../src/app/route.ts';
import type { ScanAnswer } from '../../src/app/scan.ts';
import { EXPLANATIONS } from '../../src/explain/verdict.ts';
import { entrepot, words } from '../helpers.ts';

const lake = inject('bundledLake');

async function json<T>(line: string): Promise<T> {
  const { code, out, err } = await entrepot([...words(line), '--format', 'json', '--lake', lake]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as T;
}

const answer = await json<ScanAnswer>('scan');

describe('the bundled totals, both sides', () => {
  const ghosts = answer.findings.filter((finding): finding is GhostFinding => finding.kind === 'ghost-transit');

  it('miss about half of what the EU sent more to Kazakhstan, Armenia and Kyrgyzstan, and more to Uzbekistan', () => {
    expect(
      ghosts.map(({ intermediary, shareOfExcess }) => [intermediary, Math.round((shareOfExcess ?? 0) * 100)]),
    ).toEqual([
      ['KAZ', 47],
      ['UZB', 75],
      ['KGZ', 71],
      ['ARM', 51],
    ]);
  });

  it('are those that mirror shows', async () => {
    for (const { intermediary, sent, received } of ghosts) {
      const { rows } = await json<{ rows: { period: string; exporterReport: number; importerReport: number }[] }>(
        `mirror --exporter EU27 --importer ${intermediary} --from 2021 --to 2022`,
      );
      expect(rows.map((row) => [row.exporterReport, row.importerReport])).toEqual([
        // Armenia's months are rounded apart from its years.
        [expect.closeTo(sent.base, 0), expect.closeTo(received.base, -4)],
        [expect.closeTo(sent.value, 0), expect.closeTo(received.value, -4)],
      ]);
    }
  });

  it('shrink with the freight that is allowed for, and stay over the band', () => {
    for (const { bands, sent, received } of ghosts) {
      expect(bands.map(({ factor }) => factor)).toEqual([1, 1.05, 1.1, 1.2]);
      expect(bands[0]?.missing).toBeCloseTo(sent.value - received.value, 0);
      expect(bands.every(({ missing }, index) => index === 0 || missing > (bands[index - 1]?.missing ?? 0))).toBe(true);
    }
  });

  it('are matched by whole years, and say so', async () => {
    const route = await json<RouteAnswer>('route --from EU27 --via KGZ --to RUS --hs TOTAL');
    expect(route.periods).toBe('years');
    expect(route.ledger).toHaveLength(1);
    expect(route.notes.join()).toMatch(/whole years/);
    expect((route.ledger[0]?.out?.value ?? 0) / 1e6).toBeCloseTo(1069.7, 1);
  });
});

describe('a route that the data shows half of', () => {
  it('has its first leg month by month, and names what is missing and the command that would fetch it', async () => {
    const route = await json<RouteAnswer>('route --from EU27 --via KGZ --to RUS --hs 8542');
    expect(route.ledger).toHaveLength(9);
    expect(route.ledger.every(({ in: into, out, matched }) => into !== null && out === null && matched === null)).toBe(
      true,
    );
    expect(route.findings).toEqual([]);
    expect(route.notes.join()).toMatch(/entrepot fetch comtrade --reporter KGZ --partner RUS --hs 8542/);
  });

  it.each([
    ['--via KGZ,KAZ', 65, /no area/],
    ['--via KGZ --window 2022-03..2022-11', 64, /both --window and --base/],
    ['--via KGZ --window 2022-03 --base 2021-03', 64, /not a span/],
    ['--via RUS', 64, /one role a country/],
    ['--via NOWHERE', 65, /no area/],
  ])('refuses %s', async (more, status, message) => {
    const { code, err } = await entrepot([...words(`route --from EU27 --to RUS --hs 8542 ${more}`), '--lake', lake]);
    expect(code).toBe(status);
    expect(err).toMatch(message);
  });
});

describe('explanations', () => {
  it('are all eight of a finding, each with its reasons, the supported ones first', async () => {
    const { explanations, finding } = await json<ExplainAnswer>('explain displacement:EU27:KGZ:RUS:854239');
    expect(finding.id).toBe('displacement:EU27:KGZ:RUS:854239');
    expect(explanations.map(({ explanation }) => explanation).toSorted()).toEqual([...EXPLANATIONS].toSorted());
    for (const { verdict, missing, for: reasons, against } of explanations) {
      expect([...missing, ...reasons, ...against].length).toBeGreaterThan(0);
      if (verdict === 'not assessable') expect([...missing, ...against].length).toBeGreaterThan(0);
    }
    const order = explanations.map(({ verdict }) => ['supported', 'not assessable', 'contradicted'].indexOf(verdict));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('take enough of an id', async () => {
    const { finding } = await json<ExplainAnswer>('explain KGZ:displacement:854239');
    expect(finding.id).toBe('displacement:EU27:KGZ:RUS:854239');
  });

  it.each([
    ['854239', /findings have 854239/],
    ['displacement:EU27:FRA:RUS:854239', /no finding/],
  ])('refuse %s, which several findings have, or none', async (id, message) => {
    const { code, err } = await entrepot(['explain', id, '--lake', lake]);
    expect([code, err]).toEqual([66, expect.stringMatching(message) as string]);
  });
});

describe('goods that an HS revision made', () => {
  const PRIORITY = ['854800', '852589', '854149', '854151', '854159', '880730'];
  const drones = (code: string): boolean => code.startsWith('8806');

  it('are flagged, and give no percentage, no displacement and no diversion', () => {
    const born = answer.findings.filter(({ goods }) => PRIORITY.includes(goods.code) || drones(goods.code));
    expect(born.some(({ goods }) => drones(goods.code))).toBe(true);
    for (const finding of born) {
      expect(['new-flow', 'unit-value']).toContain(finding.kind);
      expect(finding.flags).toContain('hs-birth');
      if ('ratio' in finding) expect(finding.ratio).toBeNull();
      expect(finding.leading).not.toBe('diversion');
    }
  });
});
