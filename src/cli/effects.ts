import { setTimeout as delay } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import { pino } from 'pino';
import type { Effects, Logger, Progress, ProgressTask } from '../trade/effects.ts';

/** The real world: clock, network, and a stderr that shows a bar to a person and log lines to a machine. */
export function realEffects(signal: AbortSignal): Effects {
  const interactive = process.stderr.isTTY;
  const log = interactive ? plainLogger() : jsonLogger();
  return {
    now: () => new Date(),
    fetch: globalThis.fetch,
    sleep: (milliseconds, abort) => delay(milliseconds, undefined, abort === undefined ? {} : { signal: abort }),
    log,
    progress: interactive ? barProgress() : logProgress(log),
    signal,
  };
}

function plainLogger(): Logger {
  const write = (text: string): void => void process.stderr.write(`${text}\n`);
  return { info: (message) => write(message), warn: (message) => write(`warning: ${message}`) };
}

function jsonLogger(): Logger {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
  };
}

function barProgress(): Progress {
  return {
    start(label, total): ProgressTask {
      const bar = new cliProgress.SingleBar({
        stream: process.stderr,
        format: total === undefined ? '{label}  {note}  {duration}s' : '{label} [{bar}] {value}/{total}  {note}',
        hideCursor: true,
        clearOnComplete: true,
        barsize: 24,
        linewrap: false,
        fps: 8,
      });
      bar.start(total ?? 1, 0, { label, note: '' });
      return {
        advance: (by) => bar.increment(by),
        note: (note) => bar.update({ note }),
        done: () => bar.stop(),
      };
    },
  };
}

function logProgress(log: Logger): Progress {
  return {
    start(label, total): ProgressTask {
      const started = performance.now();
      let done = 0;
      let shown = 0;
      return {
        advance(by) {
          done += by;
          if (total === undefined || done - shown < total / 10) return;
          shown = done;
          log.info(`${label}: ${done}/${total}`);
        },
        note: (note) => log.info(`${label}: ${note}`),
        done: () => log.info(`${label}: done`, { seconds: Math.round(performance.now() - started) / 1000 }),
      };
    },
  };
}
