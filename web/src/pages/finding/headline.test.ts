import { describe, expect, it } from 'vitest';
import type { Finding } from '../../api/types.ts';
import { goodsInWords, headline, movement, standing, unbroken } from './headline.ts';
import { EXPLANATIONS, FLAG_MEANS, KIND_MEANS } from './kinds.ts';

const name = (code: string): string => ({ KGZ: 'Kyrgyzstan', RUS: 'Russia', DEU: 'Germany' })[code] ?? code;
const about = {
  exporter: 'EU27',
  intermediary: 'KGZ',
  destination: 'RUS',
  goods: { code: '854239', text: 'Electronic integrated circuits; n.e.c. in heading no. 8542', lists: [] },
  window: ['2022-03', '2022-11'],
  base: ['2021-03', '2021-11'],
  currency: 'EUR',
  supported: false,
  calibration: { notCalibrated: 'too few' },
};
const finding = (own: object): Finding => ({ ...about, ...own }) as unknown as Finding;

describe('headlines', () => {
  it('say what rose, from what to what, and how many times', () => {
    expect(headline(finding({ kind: 'displacement', baseValue: 30326, value: 1017532 }), name)).toBe(
      'EU27 exports of electronic integrated circuits (HS 854239) to Kyrgyzstan rose from 30,326 to 1.02 m EUR: 34 times what was before',
    );
  });

  it('name a country and the destination itself', () => {
    const one = finding({
      kind: 'collapse',
      exporter: 'DEU',
      intermediary: null,
      baseValue: 683324897,
      value: 95611078,
    });
    expect(headline(one, name)).toBe(
      'Germany’s exports of electronic integrated circuits (HS 854239) to Russia fell from 683 m to 95.6 m EUR: 14% of what was before',
    );
  });

  it('do not say how many times nothing grew', () => {
    expect(movement(0, 5e6, 'EUR')).toBe('began: 5 m EUR, after nothing in the same months before');
    expect(movement(5e6, 0, 'EUR')).toBe('stopped: nothing, after 5 m EUR before');
    expect(movement(100, 150, 'EUR')).toContain('50% more than what was before');
  });

  it('of routes tell what is matched, and of ghosts what is missing', () => {
    const goods = { code: 'TOTAL', text: 'All goods', lists: [] };
    expect(
      headline(finding({ kind: 'diversion', goods, currency: 'USD', amount: { value: 614865286 } }), name),
    ).toMatch(/^615 m USD of goods of all kinds that came into Kyrgyzstan .* went on to Russia$/);
    expect(headline(finding({ kind: 'ghost-transit', goods, missing: 637970668 }), name)).toMatch(
      /^638 m EUR of goods of all kinds that EU27 sent to Kyrgyzstan/,
    );
  });
});

it('texts of the HS stand within a sentence', () => {
  expect(goodsInWords({ code: '851713', text: 'Telephone sets; smartphones for…', lists: [] })).toBe(
    'telephone sets (HS 851713)',
  );
  expect(goodsInWords({ code: '390120', text: 'PVC', lists: [] })).toBe('PVC (HS 390120)');
});

it('a finding without q says so', () => {
  expect(standing(finding({}))).toBe('candidate, not calibrated');
  expect(standing(finding({ supported: true, calibration: { q: 0.0221 } }))).toBe('supported, q 0.022');
});

it('no word is missing', () => {
  for (const words of [...Object.values(KIND_MEANS), ...Object.values(FLAG_MEANS)]) expect(words).toMatch(/\.$/);
  expect(Object.keys(EXPLANATIONS)).toHaveLength(8);
});

it('figures are not torn from their units', () => {
  expect(unbroken('rose from 311 m to 1.2 bn USD in 2022 and so on')).toBe(
    'rose from 311\u00A0m to 1.2\u00A0bn\u00A0USD in 2022 and so on',
  );
});
