import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { EntrepotError, inputError } from '../../trade/errors.ts';

const CHUNK = 1 << 20;

export interface TextOptions {
  /** What the user says the encoding is. */
  readonly encoding?: string | undefined;
  /** What the format is known to come in when it is not Unicode, likeliest first. */
  readonly candidates?: readonly string[] | undefined;
}

export interface Utf8Text {
  readonly path: string;
  readonly encoding: string;
}

/**
 * The file as UTF-8 without a byte order mark; lines stay as they are. A clean UTF-8 file is used where it lies, any
 * other is written to `target`.
 */
export async function toUtf8(file: string, name: string, target: string, options: TextOptions): Promise<Utf8Text> {
  const marked = await byteOrderMark(file);
  const stated = options.encoding === undefined ? undefined : known(options.encoding);
  if (stated !== undefined && stated !== 'utf-8') return decode(file, name, target, stated);
  if (marked !== undefined && marked !== 'utf-8') return decode(file, name, target, marked);

  const bad = await firstInvalid(file);
  if (bad === undefined)
    return marked === 'utf-8' ? decode(file, name, target, 'utf-8') : { path: file, encoding: 'utf-8' };
  if (bad.nul) throw inputError('input-format', { file: name, line: bad.line, expected: 'text; this byte is NUL' });
  for (const candidate of stated === undefined ? (options.candidates ?? []) : []) {
    try {
      return await decode(file, name, target, known(candidate));
    } catch (cause) {
      if (!(cause instanceof EntrepotError)) throw cause;
    }
  }
  throw inputError('input-format', {
    file: name,
    line: bad.line,
    value: `byte 0x${bad.byte.toString(16).padStart(2, '0')} at offset ${bad.offset}`,
    expected: 'UTF-8 or UTF-16 text; name another encoding with --encoding (latin1, windows-1251, gb18030)',
  });
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    throw new EntrepotError(
      'usage',
      `no encoding ${JSON.stringify(label)}; expected a name such as utf-8, utf-16le, latin1, windows-1251 or gb18030`,
      { fields: { encoding: label }, cause },
    );
  }
}

async function byteOrderMark(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(4096);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
    return unmarkedUtf16(head.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Text in Latin letters and figures has a zero in every second byte of UTF-16, and none in any other encoding. */
function unmarkedUtf16(head: Buffer): string | undefined {
  if (head.length < 8) return undefined;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

interface Invalid {
  readonly offset: number;
  readonly line: number;
  readonly byte: number;
  readonly nul: boolean;
}

/** Where the file stops being UTF-8 text, or undefined when it nowhere does. */
async function firstInvalid(file: string): Promise<Invalid | undefined> {
  let carried: Buffer = Buffer.alloc(0);
  let offset = 0;
  let line = 1;
  for await (const piece of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const chunk = carried.length === 0 ? piece : Buffer.concat([carried, piece]);
    const whole = chunk.length - unfinished(chunk);
    const body = chunk.subarray(0, whole);
    if (!isUtf8(body) || body.includes(0)) return locate(body, offset, line);
    line += count(body);
    offset += whole;
    carried = chunk.subarray(whole);
  }
  return carried.length === 0 ? undefined : { offset, line, byte: carried[0] ?? 0, nul: false };
}

function count(body: Buffer): number {
  let lines = 0;
  for (let at = body.indexOf(10); at >= 0; at = body.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** How many bytes at the end begin a character that the next chunk goes on with. */
function unfinished(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function locate(body: Buffer, offset: number, line: number): Invalid {
  let low = 0;
  let high = body.length;
  const clean = (end: number): boolean => {
    const part = body.subarray(0, end);
    const whole = part.subarray(0, part.length - unfinished(part));
    return isUtf8(whole) && !whole.includes(0);
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (clean(middle)) low = middle;
    else high = middle - 1;
  }
  const at = Math.max(0, low - unfinished(body.subarray(0, low)));
  const byte = body[at] ?? 0;
  return { offset: offset + at, line: line + count(body.subarray(0, at)), byte, nul: byte === 0 };
}

async function decode(file: string, name: string, target: string, encoding: string): Promise<Utf8Text> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const text = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      step(done, () => decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      step(done, () => decoder.decode());
    },
  });
  const step = (done: (error?: Error | null, data?: Buffer) => void, read: () => string): void => {
    try {
      const decoded = read();
      if (decoded.includes('\0')) throw new Error('a NUL character');
      const bytes = Buffer.from(decoded, 'utf8');
      line += count(bytes);
      done(null, bytes);
    } catch (cause) {
      done(
        inputError(
          'input-format',
          { file: name, line, expected: `text in ${encoding}; ${(cause as Error).message}` },
          cause,
        ),
      );
    }
  };
  try {
    await pipeline(createReadStream(file, { highWaterMark: CHUNK }), text, createWriteStream(target));
  } catch (cause) {
    await rm(target, { force: true });
    throw cause;
  }
  return { path: target, encoding };
}
