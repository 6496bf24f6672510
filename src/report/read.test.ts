import { expect, test } from 'vitest';
import { SAMPLE } from '../../test/fixtures/report/sample.ts';
import { EntrepotError } from '../trade/errors.ts';
import type { Document, Section } from './document.ts';
import { toJson } from './json.ts';
import { readDossier } from './read.ts';

function failure(text: string): EntrepotError {
  try {
    readDossier(text, 'file.json');
  } catch (error) {
    if (error instanceof EntrepotError) return error;
    throw error;
  }
  throw new Error('it was read');
}

test('what was written is read', () => {
  const { document, recorded, computed } = readDossier(toJson(SAMPLE), 'file.json');
  expect(document).toEqual(SAMPLE);
  expect(computed).toBe(recorded);
});

test('a figure that was changed in the file is seen', () => {
  const changed = toJson(SAMPLE).replace('8.3136', '9.3136');
  const { recorded, computed } = readDossier(changed, 'file.json');
  expect(computed).not.toBe(recorded);
});

test('what is no dossier says what it should have been', () => {
  expect(failure('PK').toJSON()).toMatchObject({ error: 'input-format', problems: [{ file: 'file.json' }] });
  expect(failure('{"a":1}').message).toContain(
    'file.json, column dossier: found nothing; expected a dossier of version 1',
  );
  expect(failure('{"dossier":2}').message).toContain('found "2"');
});

test('each field that is not as it should be is named', () => {
  const text = toJson(SAMPLE).replace('"level": 2', '"level": 9').replace('"align": "right"', '"align": "middle"');
  const { code, problems } = failure(text);
  expect(code).toBe('input-invalid');
  expect(problems.map(({ column }) => column?.replaceAll(/\d+/gu, 'n'))).toEqual([
    'document.sections.n.level',
    'document.sections.n.blocks.n.columns.n.align',
  ]);
  expect(problems[1]?.value).toBe('middle');
});

const withSection = (change: (section: Section) => Partial<Section>): Document => ({
  ...SAMPLE,
  sections: SAMPLE.sections.map((section, i) => (i === 0 ? { ...section, ...change(section) } : section)),
});

test.each<[string, Document]>([
  ['two things', withSection(() => ({ id: 'goods' }))],
  ['a link to nowhere', withSection(() => ({ blocks: [{ kind: 'paragraph', text: [{ text: 'x', to: 'nowhere' }] }] }))],
  [
    'a chart of the figure nothing',
    withSection(() => ({
      blocks: [{ kind: 'chart', figure: 'nothing', caption: 'x', chart: { form: 'bars', unit: '', bars: [] } }],
    })),
  ],
  [
    'a row has other, which is not a column',
    withSection(() => ({
      blocks: [
        {
          kind: 'table',
          id: 'new',
          caption: 'x',
          columns: [{ key: 'a', title: 'A', unit: null, align: 'left', kind: 'text' }],
          rows: [{ a: 'x', other: 1 }],
          figure: null,
        },
      ],
    })),
  ],
  ['a level is left out', withSection(() => ({ level: 2 }))],
])('a document that does not hang together: %s', (said, document) => {
  expect(failure(toJson(document)).message).toContain(said);
});

test('an address that would run something is refused', () => {
  const text = toJson(
    withSection(() => ({ blocks: [{ kind: 'paragraph', text: [{ text: 'x', href: 'javascript:alert(1)' }] }] })),
  );
  expect(failure(text).code).toBe('input-invalid');
});
