import type { Column, Table } from '../document.ts';
import { cellText, MISSING } from '../numbers.ts';
import { escapeText, markedText } from './text.ts';

const WIDE = 7;
const ACROSS = 9;

export function tableHtml({ id, caption, columns, rows }: Table, under: string): string {
  const missing = rows.some((row) => columns.some(({ key }) => (row[key] ?? null) === null));
  const wide = columns.length > WIDE ? ' wide' : '';
  const across = columns.length > ACROSS ? ' across' : '';
  const body = rows.map(
    (row) => `<tr>${columns.map((column, i) => cellHtml(row[column.key], column, i === 0)).join('')}</tr>`,
  );
  return [
    `<div class="figure table${across}" id="${escapeText(id)}"><div class="scroll"><table class="data${wide}">`,
    `<caption>${markedText(caption)}</caption>`,
    `<thead><tr>${columns.map(headHtml).join('')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody></table></div>`,
    rows.length === 0 ? '<p class="small">No rows.</p>' : '',
    missing ? `<p class="small">${MISSING} missing, which is not zero.</p>` : '',
    under === '' ? '' : `<p class="small">${under}</p>`,
    '</div>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headHtml({ title, unit, align }: Column): string {
  const said = unit === null || unit === '' ? '' : ` <span class="unit">${markedText(unit)}</span>`;
  return `<th scope="col"${align === 'right' ? ' class="num"' : ''}>${markedText(title)}${said}</th>`;
}

/** The first column names its row. */
function cellHtml(value: string | number | null | undefined, { kind, align }: Column, isFirst: boolean): string {
  const text = markedText(cellText(value, kind));
  const held = align === 'right' ? ' class="num"' : '';
  return isFirst ? `<th scope="row"${held}>${text}</th>` : `<td${held}>${text}</td>`;
}
