import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EntrepotError } from '../trade/errors.ts';
import type { Uploaded } from './contract/answers/upload.ts';

/** An upload that nothing was done with is removed after this. */
const KEPT_MS = 3_600_000;

/** Files that were sent to be looked at and loaded: on disk as they came, for an hour. */
export class Uploads {
  readonly #most: number;
  readonly #held = new Map<
    string,
    { readonly upload: Uploaded; readonly path: string; readonly timer: NodeJS.Timeout }
  >();
  #folder: Promise<string> | undefined;
  #bytes = 0;

  /** @param most bytes of all uploads that are held at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** @throws EntrepotError 'input-too-large' when they would be more than are held. */
  async take(name: string, body: ReadableStream<Uint8Array> | null, signal: AbortSignal): Promise<Uploaded> {
    this.#folder ??= mkdtemp(path.join(tmpdir(), 'entrepot-uploads-'));
    const id = randomUUID();
    const file = path.join(await this.#folder, id);
    const hash = createHash('sha256');
    let bytes = 0;
    const count = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        hash.update(chunk);
        done(
          this.#bytes > this.#most
            ? new EntrepotError('input-too-large', `uploads that wait may be ${this.#most} bytes together`)
            : null,
          chunk,
        );
      },
    });
    try {
      const source = body === null ? Readable.from([]) : Readable.fromWeb(body as never);
      await pipeline(source, count, createWriteStream(file), { signal });
    } catch (cause) {
      this.#bytes -= bytes;
      await rm(file, { force: true });
      throw cause;
    }
    const upload = { upload: id, name: path.basename(name), bytes, sha256: hash.digest('hex') };
    const timer = setTimeout(() => void this.drop(id), KEPT_MS);
    timer.unref();
    this.#held.set(id, { upload, path: file, timer });
    return upload;
  }

  /** @throws EntrepotError 'not-found'. */
  find(id: string): { readonly path: string; readonly name: string } {
    const held = this.#held.get(id);
    if (held === undefined)
      throw new EntrepotError(
        'not-found',
        `no upload ${JSON.stringify(id)}; it is kept for an hour and until it is loaded`,
        {
          fields: { upload: id },
        },
      );
    return { path: held.path, name: held.upload.name };
  }

  async drop(id: string): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#held.delete(id);
    clearTimeout(held.timer);
    this.#bytes -= held.upload.bytes;
    await rm(held.path, { force: true });
  }

  async close(): Promise<void> {
    for (const { timer } of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }
}
