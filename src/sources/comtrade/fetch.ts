import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Silence } from '../../lake/ledger.ts';
import { parseArea } from '../../trade/area.ts';
import type { Effects, ProgressTask } from '../../trade/effects.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { FLOWS } from '../../trade/flow.ts';
import type { Period } from '../../trade/period.ts';
import { type Answer, parseAnswer } from './answer.ts';
import { fetchPage, isFull, POLITE_PAUSE, publishedPeriods, rowLimit, type Service } from './client.ts';
import { recognise } from './dialects.ts';
import { type Call, halves, planCalls, type Wanted } from './plan.ts';

export interface Fetched {
  /** The service's answers as they came, one file a call, all of them whole. */
  readonly files: readonly string[];
  readonly calls: number;
  /** Calls that an earlier run had answered. */
  readonly resumed: number;
  readonly rows: number;
  readonly silences: readonly Silence[];
}

/** Where the answers of one request wait until all are there. Another request, or another service, is another folder. */
export function fetchFolder(root: string, service: Service, wanted: Wanted): string {
  const what = JSON.stringify([service.baseUrl, service.key === undefined, wanted]);
  return path.join(root, 'fetch', `comtrade-${createHash('sha256').update(what).digest('hex').slice(0, 12)}`);
}

/**
 * Answers all calls of a request into files, resuming where an earlier run stopped, and says of which periods nothing
 * came and whether they are published.
 */
export async function fetchAll(service: Service, wanted: Wanted, folder: string, effects: Effects): Promise<Fetched> {
  await mkdir(folder, { recursive: true });
  const queue = planCalls(wanted, rowLimit(service));
  const task = effects.progress.start('fetch comtrade', queue.length);
  const files: string[] = [];
  const seen = new Map<string, Set<number>>();
  let calls = 0;
  let resumed = 0;
  let rows = 0;
  try {
    for (let call = queue.shift(); call !== undefined; call = queue.shift()) {
      const { file, answer, kept } = await answered(service, call, folder, effects, task, calls > 0);
      if (kept) resumed += 1;
      else calls += 1;
      if (isFull(service, answer)) {
        queue.unshift(...halved(call, service));
        continue;
      }
      files.push(file);
      rows += answer.rows.length;
      note(seen, call.reporter, answer);
      task.advance(1);
    }
    return { files, calls, resumed, rows, silences: await silences(service, wanted, seen, effects) };
  } finally {
    task.done();
  }
}

function halved(call: Call, service: Service): readonly Call[] {
  const parts = halves(call);
  if (parts.length === 0)
    throw new EntrepotError(
      'unavailable',
      `one cell of UN Comtrade answers with ${rowLimit(service)} rows or more; it cannot be split`,
    );
  return parts;
}

interface Answered {
  readonly file: string;
  readonly answer: Answer;
  readonly kept: boolean;
}

async function answered(
  service: Service,
  call: Call,
  folder: string,
  effects: Effects,
  task: ProgressTask,
  pause: boolean,
): Promise<Answered> {
  const name = `${call.reporter}-${call.flow}-${createHash('sha256').update(JSON.stringify(call)).digest('hex').slice(0, 12)}.json`;
  const file = path.join(folder, name);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== undefined) {
    return { file, answer: parseAnswer(before, name), kept: true };
  }
  task.note(`${call.reporter}, ${call.periods[0]} to ${call.periods.at(-1)}`);
  if (pause) await effects.sleep(POLITE_PAUSE, effects.signal);
  const page = await fetchPage(service, call, effects);
  await writeFile(`${file}.tmp`, page.text);
  await rename(`${file}.tmp`, file);
  return { file, answer: page.answer, kept: false };
}

/** Remembers which periods of a reporter gave rows. */
function note(seen: Map<string, Set<number>>, reporter: string, answer: Answer): void {
  const periods = seen.get(reporter) ?? new Set<number>();
  seen.set(reporter, periods);
  const known = answer.rows.length === 0 ? undefined : recognise(answer.header);
  const column = known?.column(known.dialect.names.period);
  const at = column === undefined ? -1 : answer.header.indexOf(column);
  for (const row of answer.rows) periods.add(Number(row[at]));
}

/** The reporter-periods without a row, with what the service's list of publications says of each. */
async function silences(
  service: Service,
  wanted: Wanted,
  seen: ReadonlyMap<string, ReadonlySet<number>>,
  effects: Effects,
): Promise<Silence[]> {
  const found: Silence[] = [];
  const whole = planCalls(wanted, Number.MAX_SAFE_INTEGER);
  const asked = new Map<string, Period[]>();
  for (const { reporter, periods } of whole) asked.set(reporter, [...(asked.get(reporter) ?? []), ...periods]);
  for (const [index, [reporter, periods]] of [...asked].entries()) {
    const silent = periods.filter((period) => seen.get(reporter)?.has(period) !== true);
    if (silent.length === 0) continue;
    const published = await publishedPeriods(
      service,
      { reporter, periods: silent, frequency: wanted.frequency },
      effects,
    );
    for (const period of silent) {
      found.push({
        reporter: wanted.reporters[index] ?? parseArea(reporter),
        partners: [...wanted.partners],
        products: whole[0] === undefined ? [] : [...whole[0].products],
        flow: FLOWS[wanted.flow],
        freq: wanted.frequency,
        period,
        state: published === null ? 'unknown' : published.has(period) ? 'published-empty' : 'not-published',
      });
    }
  }
  return found;
}
