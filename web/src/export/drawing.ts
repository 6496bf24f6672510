import { type Frame, type Placed, standaloneSvg } from './svg.ts';

/** The charts that stand in an element of the page, as one drawing in the colours of the page. */
export function drawingOf(holder: HTMLElement, frame: Frame): string {
  const origin = holder.getBoundingClientRect();
  const charts = [...holder.querySelectorAll<SVGSVGElement>('svg[data-chart]')].map((svg): Placed => {
    const box = svg.getBoundingClientRect();
    return { svg, x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height };
  });
  const plain = colourReader();
  const page = getComputedStyle(document.body);
  const probe = document.createElement('span');
  probe.className = 'faint';
  holder.append(probe);
  const faint = getComputedStyle(probe).color;
  probe.remove();
  const colours = { paper: plain(page.backgroundColor), ink: plain(page.color), faint: plain(faint) };
  return standaloneSvg(charts, frame, colours, getComputedStyle, plain);
}

/** Any CSS colour as #rrggbb or rgba(), by painting it. */
function colourReader(): (colour: string) => string {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  const known = new Map<string, string>();
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined || context === null) return before ?? colour;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    const text = alpha === 255 ? hex : `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
    known.set(colour, text);
    return text;
  };
}

/** At twice the size, for print and sharp screens. */
export async function toPng(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('the drawing could not be painted')) : resolve(blob)));
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
