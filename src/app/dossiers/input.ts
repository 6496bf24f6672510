import { z } from 'zod';
import { readEntries as readEvidenceEntries } from '../../evidence/file.ts';
import type { EvidenceItem } from '../../evidence/item.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { parseScenario, type Scenario } from '../../trade/scenario.ts';
import { readClaims } from '../../verify/claim-file.ts';
import { type CaseDocument, readCaseDocument } from '../cases/read.ts';
import type { Case } from '../cases/store.ts';
import { claimEntries } from '../claims/sources.ts';
import type { Context } from '../context.ts';
import { allEvidence } from '../evidence/register.ts';
import { readScenarioByName } from '../scenarios.ts';

/** All that a dossier is made of beside the data: the case, its scenario, its claims and its evidence, as they are. */
export interface DossierInput {
  readonly id: string;
  readonly revision: number;
  readonly case: CaseDocument;
  readonly scenario: Scenario;
  /** As a claims file has them; only those of the case that there are. */
  readonly claims: readonly unknown[];
  readonly evidence: readonly EvidenceItem[];
}

export async function gatherInput(context: Context, found: Case): Promise<DossierInput> {
  const { id, revision, title, summary, scenario, items } = found;
  const claims = await claimEntries(context);
  const evidence = new Map((await allEvidence(context)).map((item) => [item.id, item]));
  return {
    id,
    revision,
    case: { title, summary, scenario, items },
    scenario: await readScenarioByName(context, scenario),
    claims: items.flatMap((item) => (item.kind === 'claim' ? (claims.get(item.claim) ?? []) : [])),
    evidence: items.flatMap((item) => (item.kind === 'evidence' ? (evidence.get(item.evidence) ?? []) : [])),
  };
}

const Copy = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  name: z.string().max(400),
  added: z.iso.datetime(),
});

const Input = z.strictObject({
  id: z.string(),
  revision: z.int().nonnegative(),
  case: z.unknown(),
  scenario: z.unknown(),
  claims: z.array(z.unknown()),
  evidence: z.array(
    z.looseObject({
      origin: z.enum(['bundled', 'register']),
      revision: z.int().nullable(),
      sources: z.array(z.looseObject({ copy: Copy.nullable() })),
    }),
  ),
});

/** What a dossier or an archive brings, read as strictly as if a person had sent it. @throws EntrepotError 'input-invalid'. */
export function readInput(value: unknown, file: string): DossierInput {
  const read = Input.safeParse(value);
  if (!read.success)
    throw new EntrepotError('input-invalid', `${file} does not hold the case that it was made of`, {
      problems: read.error.issues.map(({ path, message }) => ({
        file,
        column: path.map(String).join('.'),
        expected: message,
      })),
    });
  const { id, revision, claims, evidence } = read.data;
  if (claims.length > 0) readClaims(claims, file);
  const entries = evidence.map(({ origin: _origin, revision: _revision, sources, ...entry }) => ({
    ...entry,
    sources: sources.map(({ copy: _copy, ...source }) => source),
  }));
  return {
    id,
    revision,
    case: readCaseDocument(read.data.case, file),
    scenario: parseScenario(read.data.scenario, file),
    claims,
    evidence: (entries.length === 0 ? [] : readEvidenceEntries(entries, file)).map((entry, index): EvidenceItem => {
      const given = evidence[index] as (typeof evidence)[number];
      return {
        ...entry,
        sources: entry.sources.map((source, at) => ({ ...source, copy: given.sources[at]?.copy ?? null })),
        origin: given.origin,
        revision: given.revision,
      };
    }),
  };
}
