import write from 'write-excel-file/node';
import type { Document } from '../document.ts';
import { sheetsOf } from './sheets.ts';
import { withoutClock } from './zip.ts';

/** The data behind each table and chart, with where it is from. The same bytes for the same document. */
export async function toXlsx(document: Document): Promise<Buffer> {
  const sheets = sheetsOf(document).map(({ name, widths, head, rows }) => ({
    sheet: name,
    data: rows,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: head,
  }));
  return withoutClock(await write(sheets).toBuffer());
}
