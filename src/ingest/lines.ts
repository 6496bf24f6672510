const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Lines that are looked at to tell what separates their cells, and where the header is. */
const LOOKED_AT = 40;

/** The text's lines in cells, quoted as RFC 4180. */
export function parseLines(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    cells.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) end();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1;
      end();
      lines.push(cells);
      cells = [];
    } else cell += char;
  }
  if (cell !== '' || cells.length > 0) lines.push([...cells, cell]);
  return lines;
}

/** What splits the first lines into the most columns, of which all lines have as many. */
export function separatorOf(text: string): Separator {
  const scores = SEPARATORS.map((separator) => {
    const widths = parseLines(firstLines(text), separator).map((cells) => cells.length);
    const [width = 1, alike = []] =
      [...Map.groupBy(widths, (own) => own)].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
    return { separator, score: (width - 1) * (alike.length / Math.max(1, widths.length)) };
  });
  return scores.reduce((best, own) => (own.score > best.score ? own : best)).separator;
}

function firstLines(text: string): string {
  return text.split('\n', LOOKED_AT).join('\n');
}

/** A row of words with as good as all the columns of those after it, none of them a figure: years across are names too. */
export function isHeader(rows: readonly (readonly (string | null)[])[], at: number): boolean {
  if (at >= LOOKED_AT) return false;
  const filled = (row: readonly (string | null)[]): number =>
    row.filter((cell) => cell !== null && cell.trim() !== '').length;
  const own = rows[at] ?? [];
  const widest = Math.max(...rows.slice(at + 1, at + LOOKED_AT).map(filled), 1);
  if (filled(own) < 2 && widest > 1) return false;
  if (filled(own) < widest * 0.6) return false;
  return own.every(
    (cell) => cell === null || !/^-?\d+([.,]\d+)*$/.test(cell.trim()) || /^(19|20)\d\d$/.test(cell.trim()),
  );
}
