import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Bodies under this are sent as they are. */
const WORTH_COMPRESSING = 1_400;

/** The bytes of an answer; compressed once, when first asked for so. */
export class Body {
  readonly bytes: Buffer<ArrayBuffer>;
  #gzip: Promise<Buffer<ArrayBuffer>> | undefined;

  constructor(text: string) {
    this.bytes = Buffer.from(text) as Buffer<ArrayBuffer>;
  }

  get worthCompressing(): boolean {
    return this.bytes.length >= WORTH_COMPRESSING;
  }

  gzip(): Promise<Buffer<ArrayBuffer>> {
    this.#gzip ??= compress(this.bytes, { level: 5 }) as Promise<Buffer<ArrayBuffer>>;
    return this.#gzip;
  }
}

/** Answers that were given before, up to so many bytes; what was asked for longest ago goes first. */
export class AnswerCache {
  readonly #most: number;
  readonly #bodies = new Map<string, Body>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get(key: string): Body | undefined {
    const body = this.#bodies.get(key);
    if (body === undefined) return undefined;
    this.#bodies.delete(key);
    this.#bodies.set(key, body);
    return body;
  }

  set(key: string, body: Body): void {
    if (body.bytes.length > this.#most / 8) return;
    this.#drop(key);
    this.#bodies.set(key, body);
    this.#bytes += body.bytes.length;
    for (const oldest of this.#bodies.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#bodies.get(key)?.bytes.length ?? 0;
    this.#bodies.delete(key);
  }
}
