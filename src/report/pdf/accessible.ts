import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Document } from '../document.ts';
import { withArtifacts } from './artifacts.ts';
import { mendStructure } from './structure.ts';
import { xmpPacket } from './xmp.ts';

/**
 * What Chromium prints with what it leaves out for PDF/UA-1: metadata, artifacts, tags that the standard knows, and
 * links in words. The pages look the same. `links` are the texts of all links in the order of the page. Chromium
 * writes the clock into a PDF; the date of the snapshot takes its place.
 */
export async function accessible(pdf: Uint8Array, links: readonly string[], document: Document): Promise<Buffer> {
  const opened = await PDFDocument.load(pdf, { updateMetadata: false });
  const { catalog, context } = opened;
  const time = `${document.made.at.replaceAll(/\D/gu, '')}00000000000000`.slice(0, 14);
  const info = context.lookup(context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) info.set(PDFName.of(key), PDFString.of(`D:${time}+00'00'`));
  const xmp = Buffer.from(xmpPacket(document, time));
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })));
  mendStructure(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict), links);
  for (const { node } of opened.getPages()) {
    const ref = node.get(PDFName.of('Contents'));
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef && stream instanceof PDFRawStream)) throw new Error('a page is not one stream');
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    context.assign(ref, context.flateStream(Buffer.from(withArtifacts(content), 'latin1')));
  }
  return Buffer.from(await opened.save({ useObjectStreams: true, updateFieldAppearances: false }));
}
