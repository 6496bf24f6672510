import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { quiet } from '../test/helpers.ts';
import { pseudoDates, verdicts } from './pseudo-dates.ts';

it('fires no more often than it says where nothing happened, as in the frozen run', async () => {
  const run = await pseudoDates({ lake: inject('bundledLake'), effects: quiet() });
  const found = verdicts(run.trials);
  expect(found.length).toBeGreaterThanOrEqual(6);
  for (const verdict of found) expect(verdict).toMatchObject({ ok: true });
  const frozen = JSON.parse(readFileSync(path.join(import.meta.dirname, 'frozen.json'), 'utf8')) as unknown;
  expect(JSON.parse(JSON.stringify({ ...run, verdicts: found }))).toEqual(frozen);
});
