import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { quiet } from '../test/helpers.ts';
import { ARMS } from './arms.ts';
import { differences, type Frozen, reasonOf } from './frozen.ts';
import { score } from './panel/score.ts';
import { pseudoDates, verdicts } from './pseudo-dates.ts';
import { runPanel } from './run-panel.ts';
import { diversionLines, type Line, quietLines, wilson } from './scorecard.ts';

const frozen = JSON.parse(readFileSync(path.join(import.meta.dirname, 'frozen.json'), 'utf8')) as Frozen;

it('fires no more often than it says where nothing happened, as in the frozen run', async () => {
  const run = await pseudoDates({ lake: inject('bundledLake'), effects: quiet() });
  const found = verdicts(run.trials);
  expect(found.length).toBeGreaterThanOrEqual(6);
  for (const verdict of found) expect(verdict).toMatchObject({ ok: true });
  expect(JSON.parse(JSON.stringify({ ...run, verdicts: found }))).toEqual(frozen.pseudoDates);
});

describe('a generated panel scores as in the frozen run', () => {
  it.each(Object.keys(frozen.seeds))('%s', async (key) => {
    const [name, seed] = key.split(' ');
    const request = ARMS.find((arm) => arm.name === name)?.requests.find((own) => own.seed === Number(seed));
    if (request === undefined) throw new Error(`no arm has ${key}`);
    const run = await runPanel(request, quiet());
    const lines = name === 'clean' ? quietLines([run]) : diversionLines(score([run]));
    expect(JSON.parse(JSON.stringify(lines))).toEqual(frozen.seeds[key]);
  });

  it('with goals that the frozen run meets', () => {
    const unmet = (lines: readonly Line[] = []): string[] =>
      lines
        .filter(
          ({ goal, share, better }) =>
            goal !== null && share !== null && (better === 'higher' ? share < goal : share > goal),
        )
        .map(({ name }) => name);
    expect(unmet(frozen.arms['main'])).toEqual([]);
    expect(unmet(frozen.arms['clean'])).toEqual([]);
    expect(frozen.reason.length).toBeGreaterThan(10);
  });
});

describe('a run against the frozen one', () => {
  const line = (n: number, better: Line['better'] = 'higher'): Line => ({
    name: 'recall',
    share: n / 10,
    n,
    of: 10,
    better,
    goal: 0.9,
  });

  it('is worse when a share moved against its direction, and only different when it moved the other way', () => {
    expect(differences({ main: [line(9)] }, { main: [line(9)] })).toEqual([]);
    expect(differences({ main: [line(9)] }, { main: [line(8)] })).toMatchObject([
      { worse: true, was: '9 of 10', is: '8 of 10' },
    ]);
    expect(differences({ main: [line(8)] }, { main: [line(9)] })).toMatchObject([{ worse: false }]);
    expect(differences({ main: [line(1, 'lower')] }, { main: [line(2, 'lower')] })).toMatchObject([{ worse: true }]);
    expect(differences({ main: [line(9)] }, { main: [] })).toMatchObject([{ worse: true, is: 'gone' }]);
    expect(differences({}, { main: [line(9)] })).toMatchObject([{ worse: false, was: 'not there' }]);
  });

  it('is renewed only with a reason', () => {
    expect(reasonOf([])).toBeNull();
    expect(() => reasonOf(['--freeze'])).toThrow(/for a reason/);
    expect(() => reasonOf(['--freeze', '--reason', 'x'])).toThrow(/for a reason/);
    expect(reasonOf(['--freeze', '--reason', 'the generator has floods now'])).toBe('the generator has floods now');
  });

  it('has intervals that hold their share', () => {
    expect(wilson(0, 0)).toBeNull();
    const [low, high] = wilson(9, 10) ?? [1, 0];
    expect(low).toBeCloseTo(0.596, 3);
    expect(high).toBeCloseTo(0.982, 3);
  });
});
