import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

/**
 * The same picture with its 256 most frequent colours, each other pixel in the nearest of them; text and charts have few, so
 * that nothing is seen to change and the file is half as large. Takes PNG of 8 bits a channel without interlace, as Chromium
 * writes it.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decoded(png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, COLOURS);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x] ?? 0;
      let place = places.get(colour);
      if (place === undefined) places.set(colour, (place = nearest(colour, palette)));
      rows[y * (width + 1) + x + 1] = place;
    }
  const header = Buffer.from(png.subarray(16, 29));
  header[9] = 3; // palette
  const table = Buffer.from(palette.flatMap(channels));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(colour: number, palette: readonly number[]): number {
  const [r, g, b] = channels(colour);
  const distance = (other: number): number => {
    const [red, green, blue] = channels(other);
    return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
  };
  return palette.reduce((best, other, at) => (distance(other) < distance(palette[best] ?? 0) ? at : best), 0);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** The pixels as 0xRRGGBB, row by row; a fourth channel is left out. */
function decoded(png: Buffer): { readonly width: number; readonly height: number; readonly pixels: Uint32Array } {
  const [width, height, each] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const wide = width * each;
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(wide);
  for (let y = 0; y < height; y += 1) {
    const start = y * (wide + 1);
    const row = new Uint8Array(raw.subarray(start + 1, start + 1 + wide));
    for (let x = 0; x < wide; x += 1) {
      const left = row[x - each] ?? 0;
      const up = above[x] ?? 0;
      row[x] = (row[x] ?? 0) + predicted(raw[start] ?? 0, left, up, above[x - each] ?? 0);
    }
    for (let x = 0; x < width; x += 1)
      pixels[y * width + x] = ((row[x * each] ?? 0) << 16) | ((row[x * each + 1] ?? 0) << 8) | (row[x * each + 2] ?? 0);
    above = row;
  }
  return { width, height, pixels };
}

/** The five filters of PNG. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
