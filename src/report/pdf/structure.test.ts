import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { mendStructure } from './structure.ts';

async function emptyTree() {
  const { context } = await PDFDocument.create();
  const element = (tag: string, kids: readonly (PDFRef | number)[]): PDFRef =>
    context.register(context.obj({ Type: 'StructElem', S: tag, K: [...kids] }));
  const link = (target: Readonly<Record<string, string | Readonly<Record<string, PDFHexString>>>>) => {
    const annotation = context.register(context.obj({ Subtype: 'Link', ...target }));
    return { annotation, ref: element('Link', [context.register(context.obj({ Type: 'OBJR', Obj: annotation }))]) };
  };
  const root = (...kids: readonly PDFRef[]): PDFDict => context.obj({ K: element('Document', kids) });
  const dict = (ref: PDFRef): PDFDict => context.lookup(ref, PDFDict);
  const contents = (ref: PDFRef): string => dict(ref).lookup(PDFName.of('Contents'), PDFHexString).decodeText();
  return { element, link, root, dict, contents };
}

test('all of a list item but its label is in a body', async () => {
  const { element, root, dict } = await emptyTree();
  const [label, words, list] = [element('Lbl', [0]), element('NonStruct', [1]), element('L', [])];
  const item = element('LI', [label, words, 7, list]);
  mendStructure(root(element('L', [item])), []);
  const kids = (ref: PDFRef) => dict(ref).lookup(PDFName.of('K'), PDFArray).asArray();
  const body = dict(words).get(PDFName.of('P'));
  if (!(body instanceof PDFRef)) throw new Error('no body');
  expect(kids(item)).toEqual([label, PDFNumber.of(7), body]);
  expect(kids(body)).toEqual([words, list]);
  expect(dict(body).get(PDFName.of('S'))).toBe(PDFName.of('LBody'));
  expect(dict(body).get(PDFName.of('P'))).toBe(item);
  expect(dict(list).get(PDFName.of('P'))).toBe(body);
});

test('links have their texts in the order of reading', async () => {
  const { element, link, root, contents } = await emptyTree();
  const [first, second] = [link({ Dest: 'goods' }), link({ Dest: 'series' })];
  mendStructure(root(element('P', [first.ref]), second.ref), ['the table of goods', 'ряд']);
  expect([first, second].map(({ annotation }) => contents(annotation))).toEqual(['the table of goods', 'ряд']);
});

test('where texts and links are not as many, each link says where it leads', async () => {
  const { link, root, contents } = await emptyTree();
  const inside = link({ Dest: 'goods' });
  const outside = link({ A: { URI: PDFHexString.fromText('https://example.org/') } });
  mendStructure(root(inside.ref, outside.ref), ['one']);
  expect([inside, outside].map(({ annotation }) => contents(annotation))).toEqual(['goods', 'https://example.org/']);
});
