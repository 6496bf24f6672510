/** A chart as a drawing that stands alone: computed styles written into it, headline above, source line below. */
export interface Frame {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** What is numbered in the drawing, a line each, above the source. */
  readonly foot?: readonly string[] | undefined;
  /** Source line and coverage note, each its own paragraph. */
  readonly source: readonly string[];
}

export interface Placed {
  readonly svg: SVGSVGElement;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type StyleOf = (element: Element) => CSSStyleDeclaration;

const NS = 'http://www.w3.org/2000/svg';
const SERIF = "Charter, 'Bitstream Charter', Georgia, 'Noto Serif', 'DejaVu Serif', serif";
const SANS = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
const PAD = 16;

const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const;

/** @param plain turns any CSS colour into one that every program reads. */
export function standaloneSvg(
  charts: readonly Placed[],
  frame: Frame,
  colours: { readonly paper: string; readonly ink: string; readonly faint: string },
  styleOf: StyleOf = getComputedStyle,
  plain: (colour: string) => string = (colour) => colour,
): string {
  const wide = Math.max(320, ...charts.map(({ x, width }) => x + width));
  const tall = Math.max(0, ...charts.map(({ y, height }) => y + height));
  const root = document.createElementNS(NS, 'svg');
  const head = [
    ...lines(frame.title, wide, 20).map((text) => ({
      text,
      size: 20,
      family: SERIF,
      weight: '700',
      fill: colours.ink,
    })),
    ...lines(frame.subtitle ?? '', wide, 14).map((text) => ({
      text,
      size: 14,
      family: SANS,
      weight: '400',
      fill: colours.faint,
    })),
  ];
  const foot = [...(frame.foot ?? []), ...frame.source]
    .flatMap((text) => lines(text, wide, 12))
    .map((text) => ({ text, size: 12, family: SANS, weight: '400', fill: colours.faint }));
  let y = PAD;
  const write = (rows: typeof head): void => {
    for (const row of rows) {
      y += row.size * 1.3;
      const text = document.createElementNS(NS, 'text');
      set(text, {
        x: PAD,
        y,
        'font-size': row.size,
        'font-family': row.family,
        'font-weight': row.weight,
        fill: row.fill,
      });
      text.textContent = row.text;
      root.append(text);
    }
  };
  write(head);
  y += 8;
  for (const chart of charts) {
    const copy = flattened(chart.svg, styleOf, plain);
    set(copy, { x: PAD + chart.x, y: y + chart.y, width: chart.width, height: chart.height });
    root.append(copy);
  }
  y += tall + 8;
  write(foot);
  const width = wide + 2 * PAD;
  const height = Math.ceil(y + PAD);
  set(root, { width, height, viewBox: `0 0 ${width} ${height}` });
  const paper = document.createElementNS(NS, 'rect');
  set(paper, { width, height, fill: colours.paper });
  const title = document.createElementNS(NS, 'title');
  title.textContent = frame.title;
  const desc = document.createElementNS(NS, 'desc');
  desc.textContent = frame.source.join(' ');
  root.prepend(title, desc, paper);
  return new XMLSerializer().serializeToString(root);
}

function flattened(svg: SVGSVGElement, styleOf: StyleOf, plain: (colour: string) => string): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const sources = [svg, ...svg.querySelectorAll('*')];
  const targets = [copy, ...copy.querySelectorAll('*')];
  for (const [at, target] of targets.entries()) {
    const source = sources[at] as Element;
    const style = styleOf(source);
    // What is inherited need not be said again.
    const above = source === svg || source.parentElement === null ? undefined : styleOf(source.parentElement);
    for (const name of KEPT) {
      const value = style.getPropertyValue(name);
      const told = name === 'opacity' ? '1' : above?.getPropertyValue(name);
      if (value === '' || value === told) continue;
      const colour = (name === 'fill' || name === 'stroke') && value !== 'none' && !value.startsWith('url');
      target.setAttribute(name, colour ? plain(value) : value);
    }
    for (const name of [
      'class',
      'style',
      'tabindex',
      'role',
      'aria-labelledby',
      'aria-describedby',
      'aria-label',
      'aria-pressed',
    ])
      target.removeAttribute(name);
  }
  for (const element of copy.querySelectorAll('[data-screen-only]')) element.remove();
  return copy;
}

/** Breaks a text into lines by what a letter takes on average. */
function lines(text: string, width: number, size: number): string[] {
  const room = Math.max(20, Math.floor(width / (size * 0.52)));
  const out: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= room) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
