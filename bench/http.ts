/**
 *     npm run bench:http [-- --seconds 20 --clients 64]
 *
 * A mixed reading load over HTTP on the bundled data: many clients at once, each asking again as soon as it is answered, first
 * by themselves, then while a load of new rows is going on. What has no rows is answered so (404), and is an answer. Client and server share the machine. What counts is how many
 * answers failed, and how the slowest in a hundred with a load compares with that without one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { withEngine } from '../src/app/context.ts';
import { start } from '../src/app/start.ts';
import { realEffects } from '../src/cli/effects.ts';
import { areaLabel, membersOf, parseArea } from '../src/trade/area.ts';
import { SILENT } from '../src/trade/effects.ts';
import { findGoodsList } from '../src/trade/goods-list.ts';
import { formatProduct } from '../src/trade/hs.ts';
import { syntheticCsv } from './synthetic.ts';

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const SECONDS = option('seconds', 20);
const CLIENTS = option('clients', 64);
const NEW_ROWS = 300_000;

/** Shares of the load: what a reader of the app asks for. */
const MIX = [
  ['findings', 25],
  ['finding', 15],
  ['series', 10],
  ['flows', 20],
  ['matrix', 5],
  ['network', 5],
  ['goods', 10],
  ['status', 5],
  ['page', 5],
] as const;
type Kind = (typeof MIX)[number][0];

let state = 20_220_224;
/** Numbers that are the same in each run. */
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
/** The first are asked for most often, the n-th about a n-th as often as the first (Zipf), as readers do. */
const often = <T>(items: readonly T[]): T =>
  items[Math.floor((items.length + 1) ** (random(1_000_000) / 1_000_000)) - 1] as T;

const PARTNERS = ['RUS', 'KAZ', 'KGZ', 'ARM', 'GEO', 'UZB', 'BLR'];
const MEMBERS = [...membersOf(parseArea('EU27'), '2022-01')].map(areaLabel);
const CODES = (findGoodsList('chpl')?.entries ?? []).map(({ product }) => formatProduct(product.level, product.code));

function addressOf(kind: Kind, ids: readonly string[]): string {
  switch (kind) {
    case 'findings':
      return `/api/v1/findings?via=${pick(PARTNERS)}&sort=${pick(['rank', 'gain', 'share', 'q'])}&kind=${pick(['displacement', 'surge', 'new-flow'])}`;
    case 'finding':
      return `/api/v1/findings/${often(ids)}`;
    case 'series':
      return `/api/v1/findings/${often(ids)}/series`;
    case 'flows':
      return `/api/v1/flows?reporter=${often(['EU27', ...MEMBERS])}&partner=${often(PARTNERS)}&hs=${often(CODES)}&from=2021-01&to=2022-11`;
    case 'matrix':
      return `/api/v1/matrix?level=${pick([2, 4])}`;
    case 'network':
      return `/api/v1/network?hs=${often(CODES)}`;
    case 'goods':
      return `/api/v1/goods/${often(CODES)}`;
    case 'status':
      return '/api/v1/status';
    case 'page':
      return '/';
  }
}

interface Answered {
  readonly kind: Kind;
  readonly milliseconds: number;
  readonly status: number;
}

function ask(base: string, address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${base}${address}`, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function run(base: string, ids: readonly string[], until: () => boolean): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const kinds = MIX.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
  const answered: Answered[] = [];
  const client = async (): Promise<void> => {
    while (!until()) {
      const kind = pick(kinds);
      const started = performance.now();
      const status = await ask(base, addressOf(kind, ids), agent).catch(() => 0);
      answered.push({ kind, milliseconds: performance.now() - started, status });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return answered;
}

const out = (line: string): void => void process.stdout.write(`${line}\n`);

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function told(title: string, answered: readonly Answered[], seconds: number): number {
  const line = (name: string, some: readonly Answered[]): void => {
    const times = some.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const failed = some.filter(({ status }) => status !== 200 && status !== 404).length;
    const [half, most, slow] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(0).padStart(6));
    out(
      `  ${name.padEnd(10)} ${String(some.length).padStart(7)} answers  p50 ${half}  p95 ${most}  p99 ${slow}  max ${(times.at(-1) ?? 0).toFixed(0).padStart(6)} ms  failed ${failed}`,
    );
  };
  out(`\n${title}: ${(answered.length / seconds).toFixed(0)} answers a second`);
  for (const [kind] of MIX)
    line(
      kind,
      answered.filter((one) => one.kind === kind),
    );
  line('all', answered);
  return quantile(
    answered.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
    0.99,
  );
}

const folder = mkdtempSync(path.join(tmpdir(), 'entrepot-bench-http-'));
const lake = path.join(folder, 'lake');
const context = { lake, effects: { ...realEffects(new AbortController().signal), progress: SILENT } };
await start(context);
const csv = path.join(folder, 'new.csv');
await withEngine(context, (engine) => syntheticCsv(engine, csv, NEW_ROWS));
const server = spawn(process.execPath, ['src/cli/main.ts', 'serve', '--lake', lake, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const base = /http:\/\/[\d.:]+/.exec(said.toString())?.[0] ?? '';
  const first = (await (await fetch(`${base}/api/v1/findings?kind=displacement&limit=500`)).json()) as {
    readonly items: readonly { readonly id: string }[];
  };
  const ids = first.items.map(({ id }) => id);
  out(
    `${CLIENTS} clients, ${SECONDS} s each, ${availableParallelism()} cores shared by clients and server, bundled data`,
  );
  const timed = (seconds: number): (() => boolean) => {
    const end = performance.now() + seconds * 1000;
    return () => performance.now() > end;
  };
  told('Cold: nothing was asked before', await run(base, ids, timed(SECONDS)), SECONDS);
  const alone = told('Warm', await run(base, ids, timed(SECONDS)), SECONDS);
  const started = performance.now();
  let loaded = false;
  const load = spawn(
    'nice',
    ['-n', '15', process.execPath, 'src/cli/main.ts', 'load', 'comtrade', csv, '--lake', lake],
    {
      stdio: 'ignore',
    },
  );
  const done = once(load, 'exit').then(([code]) => {
    loaded = true;
    return { code: code as number, seconds: (performance.now() - started) / 1000 };
  });
  const enough = timed(SECONDS);
  const meanwhile = await run(base, ids, () => loaded && enough());
  const { code, seconds } = await done;
  const during = told(
    `While ${NEW_ROWS} new rows are loaded (${seconds.toFixed(1)} s, exit ${code}) and scanned`,
    meanwhile,
    (performance.now() - started) / 1000,
  );
  out(
    `\np99 with a load: ${(during / alone).toFixed(2)} x that without one (goal: <= 2 x); p99 ${alone.toFixed(0)} ms (goal: <= 500 ms)`,
  );
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
