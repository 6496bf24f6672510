import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sourcesDocument } from '../scripts/build-docs.ts';
import { mappingSchema } from '../src/sources/mapping/schema.ts';
import { parseScenario } from '../src/trade/scenario.ts';
import { ROOT } from './helpers.ts';

const doc = (name: string): string => readFileSync(path.join(ROOT, 'docs', name), 'utf8');
const examples = (text: string): unknown[] =>
  [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => parse(match[1] ?? '') as unknown);

describe('the documents', () => {
  it('sources.md is what the code says', () => expect(doc('sources.md')).toBe(sourcesDocument()));

  it('mapping.md names every key, and its examples are mappings', () => {
    const text = doc('mapping.md');
    for (const key of Object.keys(mappingSchema.shape)) expect(text).toContain(`\`${key}\``);
    for (const example of examples(text)) expect(mappingSchema.safeParse(example).error).toBeUndefined();
  });

  it('scenario.md has examples that are scenarios', () => {
    const found = examples(doc('scenario.md'));
    expect(found.length).toBeGreaterThan(0);
    for (const example of found) expect(parseScenario(example, 'docs/scenario.md').name).not.toBe('');
  });
});
