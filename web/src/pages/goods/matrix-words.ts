import type { MatrixAnswer } from '../../api/types.ts';
import type { HeatCell } from '../../charts/heat-map.tsx';
import { changeOf } from '../../charts/scales.ts';
import type { Table } from '../../export/table.ts';
import { formatChange, formatCompact, formatMoney, formatRatio } from '../../figures/format.ts';
import { counted, sentenceCase } from '../../figures/words.ts';

export type Shown = 'delta' | 'ratio' | 'value';
type Sums = MatrixAnswer['rows'][number]['total'];
type Cell = MatrixAnswer['totals'][number];
type Named = (area: string) => string;

export const LEVELS = { 2: 'chapters', 4: 'headings', 6: 'six-digit codes' } as const;

/** What the destination lost and the others gained, in one sentence. */
export function matrixTitle({ totals, columns, currency, under }: MatrixAnswer, name: Named): string {
  const [destination] = columns;
  const own = totals.find(({ partner }) => partner === destination);
  const others = totals.filter(({ partner }) => partner !== destination);
  if (destination === undefined || own === undefined) return 'Nothing of these goods was reported';
  const taken = others.reduce((sum, { delta }) => sum + delta, 0);
  const goods = under === null ? 'of the listed goods' : `of the listed goods under ${under}`;
  const whom = others.length === 1 ? name(others[0]?.partner ?? '') : `${counted(others.length)} intermediaries`;
  const told = `${sentenceCase(name(destination))} got ${moreOrLess(own.delta, currency)} ${goods}`;
  return others.length === 0 ? told : `${told}; ${whom} got ${moreOrLess(taken, currency)}`;
}

function moreOrLess(delta: number, currency: string): string {
  return `${formatMoney(Math.abs(delta), currency)} ${delta < 0 ? 'less' : 'more'}`;
}

/** How a cell of the heat map looks and what is read out of it. */
export function heatCell(cell: Cell | undefined, shown: Shown, currency: string): HeatCell {
  if (cell === undefined) return { shade: null, text: '', about: 'nothing reported' };
  const { base, value, delta, ratio, candidates, supported } = cell;
  return {
    shade: shadeOf(cell),
    text: shown === 'ratio' ? ratioText(cell) : shown === 'value' ? formatCompact(value) : signed(delta),
    about: [
      `${formatMoney(base, currency)} before, ${formatMoney(value, currency)} after: ${formatChange(delta, currency)}`,
      ratio === null ? 'no ratio, the base is too small' : formatRatio(ratio),
      ...(candidates === 0
        ? []
        : [`${candidates} ${candidates === 1 ? 'candidate' : 'candidates'}, ${supported} supported`]),
    ].join(' · '),
    ...(supported > 0 ? { marked: 'full' as const } : candidates > 0 ? { marked: 'hollow' as const } : {}),
  };
}

/** Without a ratio, what grew from next to nothing counts as grown. */
function shadeOf({ ratio, base, value }: Sums): number {
  if (ratio !== null) return changeOf(ratio);
  return value > base ? 1 : 0;
}

function ratioText({ ratio, base, value }: Sums): string {
  if (ratio !== null) return formatRatio(ratio);
  return value > base ? 'new' : '·';
}

function signed(delta: number): string {
  if (delta === 0) return '0';
  return `${delta > 0 ? '+' : '−'}${formatCompact(Math.abs(delta))}`;
}

export function matrixTable({ rows, currency }: MatrixAnswer): Table {
  return {
    columns: [
      { key: 'code', label: 'Code' },
      { key: 'text', label: 'Goods' },
      { key: 'partner', label: 'To' },
      { key: 'base', label: `Base, ${currency}` },
      { key: 'value', label: `Window, ${currency}` },
      { key: 'delta', label: `Change, ${currency}` },
      { key: 'ratio', label: 'Window over base' },
      { key: 'candidates', label: 'Candidates' },
      { key: 'supported', label: 'Supported' },
    ],
    rows: rows.flatMap(({ code, text, cells }) => cells.map((cell) => ({ code, text, ...cell }))),
  };
}
