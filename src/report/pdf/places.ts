import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The page, counted from 1, on which each anchor of the printed form stands. */
export async function placesOf(pdf: Uint8Array, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS });
  const opened = await task.promise;
  try {
    const pages = await Promise.all(ids.map(async (id) => [id, await pageOf(opened, id)] as const));
    return new Map(pages);
  } finally {
    await task.destroy();
  }
}

async function pageOf(opened: PDFDocumentProxy, id: string): Promise<number> {
  const destination = (await opened.getDestination(id)) ?? (await opened.getDestination(encodeURIComponent(id)));
  const page: unknown = destination?.[0];
  if (!isReference(page)) throw new Error(`the printed form has no anchor ${id}`);
  return (await opened.getPageIndex(page)) + 1;
}

const isReference = (value: unknown): value is { num: number; gen: number } =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
