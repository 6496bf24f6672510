import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashText } from '../../lake/durable.ts';
import { layoutOf } from '../../lake/layout.ts';
import { readSnapshot } from '../../lake/snapshot.ts';
import { readClaims } from '../../verify/claim-file.ts';
import { findInconsistencies } from '../../verify/consistency/find.ts';
import type { Inconsistency } from '../../verify/consistency/rule.ts';
import { VERDICTS, type VerdictName } from '../../verify/judge.ts';
import { codeVersion } from '../code-version.ts';
import { type Context, withLake } from '../context.ts';
import { keepDerived } from '../derived.ts';
import { readYamlFile } from '../text-file.ts';
import { type CheckedClaim, checkClaim } from './check.ts';
import { type ClaimSeries, seriesOfClaim } from './series.ts';
import { type KnownClaim, knownClaim, knownClaims } from './sources.ts';

export interface ClaimsAnswer {
  readonly snapshot: string;
  readonly counts: Readonly<Record<VerdictName, number>>;
  readonly claims: readonly CheckedClaim[];
  /** Which of them do not go together, or not in themselves, whatever the data says. */
  readonly inconsistencies: readonly Inconsistency[];
}

export interface ClaimAnswer extends CheckedClaim {
  readonly snapshot: string;
  readonly series: readonly ClaimSeries[];
  /** With which other known claims it does not go together. */
  readonly inconsistencies: readonly Inconsistency[];
}

/** The claims that ship and those that were kept, each with its verdict. */
export async function claims(
  context: Context,
  { asOf }: { readonly asOf?: string | undefined },
): Promise<ClaimsAnswer> {
  return check(context, await knownClaims(context), asOf);
}

/** One of them, with the series that its figures are of. */
export async function claim(
  context: Context,
  { claim: id, asOf }: { readonly claim: string; readonly asOf?: string | undefined },
): Promise<ClaimAnswer> {
  const all = await knownClaims(context);
  const known = knownClaim(all, id);
  const checked = await check(context, [known], asOf);
  const inconsistencies = findInconsistencies(all.map((one) => one.claim)).filter((one) => one.claims.includes(id));
  return withLake(context, checked.snapshot, async (lake) => ({
    ...(checked.claims[0] as CheckedClaim),
    snapshot: checked.snapshot,
    series: await seriesOfClaim(lake, known.claim),
    inconsistencies,
  }));
}

/** Claims that were brought: entries as a claims file has them, or a file. */
export async function checkClaims(
  context: Context,
  parameters: {
    readonly claims?: readonly unknown[] | undefined;
    readonly file?: string | undefined;
    readonly asOf?: string | undefined;
  },
): Promise<ClaimsAnswer> {
  const { file } = parameters;
  const entries = file === undefined ? parameters.claims : await readYamlFile(file);
  const from = file === undefined ? 'as sent' : path.basename(file);
  const read = readClaims(entries, from);
  return check(
    context,
    read.map((one) => ({ claim: one, from })),
    parameters.asOf,
  );
}

async function check(context: Context, known: readonly KnownClaim[], asOf: string | undefined): Promise<ClaimsAnswer> {
  const layout = layoutOf(context.lake);
  const { id } = await readSnapshot(layout, asOf);
  const task = context.effects.progress.start('checking claims', known.length);
  try {
    const checked: CheckedClaim[] = [];
    for (const one of known) {
      checked.push(await kept(context, id, one));
      task.advance(1);
    }
    const counts = Object.fromEntries(
      VERDICTS.map((name) => [name, checked.filter(({ verdict }) => verdict === name).length]),
    ) as Record<VerdictName, number>;
    return {
      snapshot: id,
      counts,
      claims: checked,
      inconsistencies: findInconsistencies(known.map((one) => one.claim)),
    };
  } finally {
    task.done();
  }
}

/** So many verdicts are kept beside a lake. */
const KEPT = 2_000;

/** The verdict on a claim at a snapshot: read where it was found before, else found and kept in the lake's `derived` folder. */
async function kept(context: Context, snapshot: string, { claim: one, from }: KnownClaim): Promise<CheckedClaim> {
  const { derived } = layoutOf(context.lake);
  const key = hashText(JSON.stringify([snapshot, one, from, codeVersion()])).slice(0, 32);
  const file = path.join(derived, `claim-${key}.json`);
  const known = context.anew === true ? null : await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as CheckedClaim;
  const made = await withLake(context, snapshot, (lake) => checkClaim(context, lake, one, from));
  if (context.anew === true) return made;
  await keepDerived(file, JSON.stringify(made), 'claim-', KEPT);
  return made;
}
