import { PDFArray, PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';

/** Tags of Chromium that PDF 1.7 does not know, each with the nearest one that it does. */
const ROLES = { Strong: 'Span', Em: 'Span' } as const;

const KIDS = PDFName.of('K');
const TAG = PDFName.of('S');
const PARENT = PDFName.of('P');

interface Element {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/**
 * Mends the tags: known roles, list items of a label and a body, links that say in words what they are. `links` are
 * their texts in the order of reading; where these are not as many as the links printed, each says where it leads.
 */
export function mendStructure(root: PDFDict, links: readonly string[]): void {
  root.set(PDFName.of('RoleMap'), root.context.obj(ROLES));
  const elements = [...below(root)];
  for (const element of elements.filter(isA('LI'))) giveBody(element);
  const found = elements.filter(isA('Link'));
  const texts = found.length === links.length ? links : [];
  for (const [i, { dict }] of found.entries()) nameLink(dict, texts[i]);
}

const isA =
  (...tags: readonly string[]) =>
  ({ dict }: Element): boolean =>
    tags.some((tag) => dict.get(TAG) === PDFName.of(tag));

/** In the order of reading. */
function* below(dict: PDFDict): Generator<Element> {
  for (const element of elementsOf(dict)) {
    yield element;
    yield* below(element.dict);
  }
}

function kidsOf(dict: PDFDict): readonly PDFObject[] {
  const kids = dict.lookup(KIDS);
  if (kids instanceof PDFArray) return kids.asArray();
  const only = dict.get(KIDS);
  return only === undefined ? [] : [only];
}

function elementsOf(dict: PDFDict): readonly Element[] {
  return kidsOf(dict).flatMap((ref) => {
    const kid = ref instanceof PDFRef ? dict.context.lookup(ref) : null;
    return ref instanceof PDFRef && kid instanceof PDFDict && kid.has(TAG) ? [{ ref, dict: kid }] : [];
  });
}

/** All but the label goes into one body; content that the item holds itself stays where it is. */
function giveBody({ ref, dict }: Element): void {
  const isPart = isA('Lbl', 'LBody');
  const inside = elementsOf(dict).filter((element) => !isPart(element));
  if (inside.length === 0) return;
  const refs = new Set<PDFObject>(inside.map((element) => element.ref));
  const { context } = dict;
  const body = context.register(context.obj({ Type: 'StructElem', S: 'LBody', P: ref, K: [...refs] }));
  for (const element of inside) element.dict.set(PARENT, body);
  dict.set(KIDS, context.obj([...kidsOf(dict).filter((kid) => !refs.has(kid)), body]));
}

/** A link that breaks over lines or pages may have more than one annotation. */
function nameLink(link: PDFDict, text: string | undefined): void {
  for (const kid of kidsOf(link)) {
    const held = kid instanceof PDFRef ? link.context.lookup(kid) : kid;
    const annotation = held instanceof PDFDict ? held.lookup(PDFName.of('Obj')) : undefined;
    if (annotation instanceof PDFDict)
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text ?? targetOf(annotation)));
  }
}

function targetOf(annotation: PDFDict): string {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const target = action?.lookup(PDFName.of('URI')) ?? annotation.lookup(PDFName.of('Dest'));
  const isText = target instanceof PDFString || target instanceof PDFHexString || target instanceof PDFName;
  return isText ? target.decodeText() : 'Link';
}
