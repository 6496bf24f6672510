import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromWorker, SandboxContent, SandboxLimits, ToWorker } from './messages.ts';

/** What a process tells, its end included. */
export type Told = FromWorker | { readonly type: 'gone' };

/** Where the shell or the system has no such limit, the process runs without it. */
const BOUNDED = 'ulimit -c 0 2>/dev/null; ulimit -d "$1" 2>/dev/null; shift; exec "$@"';

/** A process with an empty environment, in a folder of its own that goes when it ends. */
export class SandboxProcess {
  readonly #child: ChildProcess;
  readonly #told: Told[] = [];
  #wake: (() => void) | null = null;

  constructor(content: SandboxContent, limits: SandboxLimits) {
    const tempDirectory = mkdtempSync(path.join(tmpdir(), 'entrepot-sandbox-'));
    const command = [
      process.execPath,
      '--max-old-space-size=256',
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('worker.ts', import.meta.url)),
    ];
    const kilobytes = String(Math.floor(limits.dataBytes / 1024));
    const [file, ...parameters] =
      process.platform === 'win32' ? command : ['/bin/sh', '-c', BOUNDED, 'sh', kilobytes, ...command];
    this.#child = spawn(file as string, parameters, {
      cwd: tempDirectory,
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.#child.on('message', (message: FromWorker) => this.#tell(message));
    const onEnd = (): void => {
      rmSync(tempDirectory, { recursive: true, force: true });
      this.#tell({ type: 'gone' });
    };
    this.#child.once('exit', onEnd);
    this.#child.once('error', onEnd);
    this.#givesWay();
    this.send({ type: 'open', settings: { content, limits, tempDirectory } });
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined;
  }

  send(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  async next(): Promise<Told> {
    for (;;) {
      const told = this.#told.shift();
      if (told !== undefined) return told;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #tell(told: Told): void {
    this.#told.push(told);
    this.#wake?.();
    this.#wake = null;
  }

  #givesWay(): void {
    try {
      if (this.#child.pid !== undefined) setPriority(this.#child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It may have ended already, or the system has no priorities.
    }
  }
}
