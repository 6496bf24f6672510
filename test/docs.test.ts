import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sourcesDocument } from '../scripts/build-docs.ts';

import { methodsDocument, sqlComments } from '../scripts/methods-document.ts';
import { METHODS } from '../src/app/methods.ts';
import { readEvidence } from '../src/evidence/file.ts';

import { mappingSchema } from '../src/sources/mapping/schema.ts';
import { parseScenario, Scenario } from '../src/trade/scenario.ts';
import { ROOT } from './helpers.ts';

const doc = (name: string): string => readFileSync(path.join(ROOT, 'docs', name), 'utf8');
const examples = (text: string): unknown[] =>
  [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => parse(match[1] ?? '') as unknown);

describe('the documents', () => {
  it('sources.md is what the code says', () => expect(doc('sources.md')).toBe(sourcesDocument()));

  it('methods.md is what the code says', () => expect(doc('methods.md')).toBe(methodsDocument()));

  it('methods.md has every detector, and every measure that has an analysis of its own', () => {
    const told = METHODS.map(({ folder }) => folder);
    const own = (stage: string): string[] =>
      globSync(`src/${stage}/*/`, { cwd: ROOT }).map((folder) => folder.replace(/^src\//, '').replace(/\/$/, ''));
    for (const folder of own('detect')) expect(told).toContain(folder);
    // How figures are looked up, not how they are judged: sources.md and the README tell of these.
    const lookups = ['coverage', 'flows', 'goods', 'holdings', 'panel', 'robust'].map((name) => `measure/${name}`);
    expect([...told.filter((folder) => folder.startsWith('measure/')), ...lookups].toSorted()).toEqual(
      own('measure').toSorted(),
    );
  });

  it.each(METHODS.filter(({ folder }) => folder !== 'explain'))(
    'every figure of $folder is in its code',
    ({ method, folder }) => {
      const code = globSync([`src/${folder}/*.{sql,ts}`, 'src/app/**/*.ts'], { cwd: ROOT })
        .filter((file) => !file.endsWith('method.ts'))
        .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
        .join('\n');
      const words = new Set(code.match(/[\w-]+/g));
      for (const { name } of method.features) expect([name, words.has(name)]).toEqual([name, true]);
    },
  );

  it('every analysis says what it is in its first line', () => {
    for (const file of globSync('src/**/*.sql', { cwd: ROOT }))
      expect([file, readFileSync(path.join(ROOT, file), 'utf8').slice(0, 3)]).toEqual([file, '-- ']);
    expect(sqlComments('detect/diversion').length).toBeGreaterThanOrEqual(10);
  });

  it('mapping.md names every key, and its examples are mappings', () => {
    const text = doc('mapping.md');
    for (const key of Object.keys(mappingSchema.shape)) expect(text).toContain(`\`${key}\``);
    for (const example of examples(text)) expect(mappingSchema.safeParse(example).error).toBeUndefined();
  });

  it('evidence.md has an example that is an evidence file', () => {
    const [example = ''] = /```yaml\n([\s\S]*?)```/.exec(doc('evidence.md'))?.slice(1) ?? [];
    expect(readEvidence(example, 'docs/evidence.md')[0]?.sites).toHaveLength(1);
  });

  it('scenario.md names every field', () => {
    for (const field of Object.keys(Scenario.shape)) expect(doc('scenario.md')).toContain(`\`${field}\``);
  });

  it('scenario.md has examples that are scenarios', () => {
    const found = examples(doc('scenario.md'));
    expect(found.length).toBeGreaterThan(0);
    for (const example of found) expect(parseScenario(example, 'docs/scenario.md').name).not.toBe('');
  });
});
