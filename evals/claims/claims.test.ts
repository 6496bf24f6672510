import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseClaims } from '../../src/verify/parse/parse.ts';
import { readEntries } from './labels.ts';
import { score } from './score.ts';
import { documented, recall, unmet } from './table.ts';

const made = readEntries('sentences');
const held = readEntries('held-out');

it('claims are read from sentences as well as the goals say, whole and field by field', () => {
  expect(unmet(score([...made, ...held], parseClaims))).toEqual([]);
});

it('sentences that were held out are read too, no draft twice and none of a text without a claim', () => {
  const { claims, negatives } = score(held, parseClaims);
  expect(recall(claims)).toBeGreaterThan(0.5);
  expect(negatives.alarms / negatives.of).toBeLessThan(0.1);
});

it('the figures in the document are those of the measure', () => {
  const document = readFileSync(new URL('../../docs/claims.md', import.meta.url), 'utf8');
  const parts = { 'made with': made, 'held out': held, both: [...made, ...held] };
  for (const [title, entries] of Object.entries(parts))
    expect(document).toContain(documented(title, score(entries, parseClaims)));
});

it('what is understood stands where it is said to stand', () => {
  for (const { text } of [...made, ...held])
    for (const { sentence, from, to, understood } of parseClaims(text)) {
      expect(text.slice(from, to)).toBe(sentence);
      for (const part of understood) expect(sentence.slice(part.from, part.to)).toBe(part.text);
    }
});
