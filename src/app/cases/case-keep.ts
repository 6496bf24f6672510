import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entry, EvidenceItem } from '../../evidence/item.ts';
import { layoutOf } from '../../lake/layout.ts';
import { readDocument, writeDocument } from '../../lake/register.ts';
import { canonical } from '../../report/canonical.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { claimEntries } from '../claims/sources.ts';
import type { Context } from '../context.ts';
import type { DossierInput } from '../dossiers/input.ts';
import { allEvidence } from '../evidence/register.ts';
import { readScenarioByName } from '../scenarios.ts';
import { freeId } from './cases.ts';
import { allCases, findCase, writeCase } from './store.ts';

export interface KeptCase {
  /** Another id than in the archive where the lake has another case of that id. */
  readonly case: string;
  readonly revision: number;
  /** Claims and evidence that were added to the register. */
  readonly kept: readonly string[];
  /** What the lake has otherwise under the same name, and keeps; the dossier in the archive has its own. */
  readonly notes: readonly string[];
}

/** Keeps a case that came from elsewhere, with its scenario, its claims and its evidence. What is there is never overwritten. */
export async function keepCase(context: Context, id: string, input: DossierInput): Promise<KeptCase> {
  const notes: string[] = [];
  const kept: string[] = [];
  const settle = (what: string, name: string, there: unknown, comes: unknown): boolean => {
    if (there === undefined) {
      kept.push(`${what} ${name}`);
      return true;
    }
    if (canonical(there) !== canonical(comes)) notes.push(`the lake has another ${what} ${name}, and keeps its own`);
    return false;
  };
  await keepScenario(context, input, settle);
  const claims = await claimEntries(context);
  for (const entry of input.claims as readonly { readonly id: string }[])
    if (settle('claim', entry.id, claims.get(entry.id), entry)) await keep(context, 'claim', entry.id, entry);
  const items = new Map((await allEvidence(context)).map((item) => [item.id, entryOf(item)]));
  for (const item of input.evidence)
    if (settle('evidence', item.id, items.get(item.id), entryOf(item)))
      await keep(context, 'evidence', item.id, entryOf(item));
  const there = (await allCases(context)).find((one) => one.id === id);
  if (there !== undefined) {
    const { title, summary, scenario, items: own } = await findCase(context, id);
    if (canonical({ title, summary, scenario, items: own }) === canonical(input.case))
      return { case: id, revision: there.revision, kept, notes };
    notes.push(`the lake has another case ${id}, and keeps its own`);
  }
  const name = there === undefined ? id : await freeId(context, id);
  const { revision } = await writeCase(context, name, 0, input.case);
  return { case: name, revision, kept, notes };
}

async function keep(context: Context, kind: 'claim' | 'evidence', id: string, document: unknown): Promise<void> {
  const layout = layoutOf(context.lake);
  const seen = (await readDocument(layout, kind, id))?.revision ?? 0;
  await writeDocument(layout, kind, { id, seen, at: context.effects.now(), document });
}

async function keepScenario(
  context: Context,
  { scenario }: DossierInput,
  settle: (what: string, name: string, there: unknown, comes: unknown) => boolean,
): Promise<void> {
  const there = await readScenarioByName(context, scenario.name).catch((failure: unknown) => {
    if (failure instanceof EntrepotError && failure.code === 'not-found') return undefined;
    throw failure;
  });
  if (!settle('scenario', scenario.name, there, scenario)) return;
  const { scenarios } = layoutOf(context.lake);
  await mkdir(scenarios, { recursive: true });
  // JSON is YAML too.
  await writeFile(path.join(scenarios, `${scenario.name}.yml`), `${JSON.stringify(scenario, null, 2)}\n`, {
    flag: 'wx',
  });
}

function entryOf({ origin: _origin, revision: _revision, ...entry }: EvidenceItem): Entry {
  return entry;
}
