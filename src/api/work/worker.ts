import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '../../app/context.ts';
import { HeldLakes } from '../../app/held-lakes.ts';
import { QuerySandboxes } from '../../app/query-sandboxes.ts';
import { USE_CASES, type UseCase } from '../../app/use-cases.ts';
import { type Effects, type Progress, SILENT } from '../../trade/effects.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { AHEAD, type FromWorker, type Job, type ToWorker } from './messages.ts';
import { answerPieces } from './pieces.ts';

/** A process of its own that runs use cases one after another for the server, on engines that outlive a question. */
const settings = JSON.parse(process.env['ENTREPOT_WORKER'] ?? '{}') as {
  readonly lake: string;
  readonly threads: number;
  readonly memoryLimitBytes: number;
};
const held = new HeldLakes(settings);
const sandboxes = new QuerySandboxes();
let controller: AbortController | null = null;
/** Pieces that may be sent before the reader asks for more, and who waits for that. */
const credit: { pieces: number; wake: (() => void) | null } = { pieces: 0, wake: null };

const send = (message: FromWorker): void => void process.send?.(message);

function contextOf(job: Job, signal: AbortSignal): Context {
  const effects: Effects = {
    now: () => new Date(),
    fetch: globalThis.fetch,
    sleep: (milliseconds, abort) => delay(milliseconds, undefined, abort === undefined ? {} : { signal: abort }),
    log: { info: () => undefined, warn: () => undefined },
    progress: job.tells === true ? told : SILENT,
    signal,
  };
  return { ...settings, effects, held, sandboxes };
}

const told: Progress = {
  start(label, total) {
    let done = 0;
    const tell = (note?: string): void =>
      send({
        type: 'progress',
        label,
        ...(note === undefined ? {} : { note }),
        ...(total === undefined ? {} : { done, total }),
      });
    tell();
    return {
      advance(by) {
        done += by;
        tell();
      },
      note: tell,
      done: () => undefined,
    };
  },
};

async function run(job: Job): Promise<void> {
  const own = new AbortController();
  controller = own;
  credit.pieces = AHEAD;
  try {
    const useCase = USE_CASES[job.useCase] as unknown as UseCase<unknown, unknown>;
    const answer = await useCase.run(contextOf(job, own.signal), job.parameters);
    for (const text of answerPieces(answer, useCase, job.format)) {
      await mayGoOn(own.signal);
      credit.pieces -= 1;
      send({ type: 'piece', text });
    }
    send({ type: 'end' });
  } catch (failure) {
    if (failure instanceof EntrepotError)
      send({
        type: 'failed',
        failure: {
          code: failure.code,
          message: failure.message,
          fields: failure.fields,
          problems: failure.problems,
        },
      });
    else send({ type: 'bug', trace: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) });
  } finally {
    controller = null;
  }
}

async function mayGoOn(signal: AbortSignal): Promise<void> {
  while (credit.pieces === 0 && !signal.aborted) await new Promise<void>((resolve) => (credit.wake = resolve));
  if (signal.aborted) throw new EntrepotError('cancelled', 'stopped on request');
}

process.on('message', (message: ToWorker) => {
  if (message.type === 'run') void run(message.job);
  else if (message.type === 'cancel') controller?.abort();
  else credit.pieces += 1;
  credit.wake?.();
});
process.on('disconnect', () => process.exit(0));
// The server decides when to stop; what stops a terminal's whole group must not cut a load short here.
process.on('SIGINT', () => undefined);
