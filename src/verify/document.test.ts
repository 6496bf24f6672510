import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALTERNATIVES } from './alternatives.ts';
import { ClaimEntry, readClaims } from './claim-file.ts';
import { RULES } from './consistency/find.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../docs/claims.md'), 'utf8');

describe('docs/claims.md', () => {
  it('lists every reading of the check', () => {
    for (const { name, about } of ALTERNATIVES) expect(text).toContain(`| \`${name}\` | ${about} |`);
  });

  it('names every field of a claims file', () => {
    const { shape } = ClaimEntry;
    const fields = [...Object.keys(shape), ...Object.keys(shape.spec.shape)].filter((field) => field !== 'spec');
    expect(fields.length).toBeGreaterThan(15);
    for (const field of fields) expect(text).toContain(`\`${field}\``);
  });

  it('has examples that are claims', () => {
    const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => parse(match[1] ?? '') as unknown);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(readClaims(example, 'docs/claims.md').length).toBeGreaterThan(0);
  });

  it('has the table of rules that the code has', () => {
    const section = text.slice(text.indexOf('## Consistency'), text.indexOf('## From a sentence'));
    const rows = section.split('\n').filter((line) => /^\| `[a-z]+-[a-z-]+` \|/.test(line));
    expect(rows).toEqual(RULES.map(({ name, finds, severity }) => `| \`${name}\` | ${finds} | ${severity} |`));
  });
});
