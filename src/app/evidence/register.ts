import { readFile } from 'node:fs/promises';
import { byDate } from '../../evidence/date.ts';
import { readEvidence } from '../../evidence/file.ts';
import type { Entry, EvidenceItem } from '../../evidence/item.ts';
import { layoutOf } from '../../lake/layout.ts';
import { listDocuments } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { lazy } from '../../trade/reference/table.ts';
import type { Context } from '../context.ts';

const BUNDLED = new URL('../../../data/evidence/russia-2022.yml', import.meta.url).pathname;

/** The items that ship, by the order of their file. */
export const bundledEvidence = lazy(
  async (): Promise<readonly EvidenceItem[]> =>
    readEvidence(await readFile(BUNDLED, 'utf8'), 'russia-2022.yml').map((entry) => ({
      ...entry,
      origin: 'bundled',
      revision: null,
    })),
);

/** Everything in the register, by date: what ships, and what was added; one that was added takes the place of a bundled one. */
export async function allEvidence(context: Context): Promise<readonly EvidenceItem[]> {
  const added = (await listDocuments(layoutOf(context.lake), 'evidence')).map(
    ({ document, revision }): EvidenceItem => ({ ...(document as Entry), origin: 'register', revision }),
  );
  const ids = new Set(added.map(({ id }) => id));
  return [...(await bundledEvidence()).filter(({ id }) => !ids.has(id)), ...added].toSorted(
    (a, b) => byDate(a.date, b.date) || (a.id < b.id ? -1 : 1),
  );
}

/** @throws EntrepotError 'not-found'. */
export async function findEvidence(context: Context, id: string): Promise<EvidenceItem> {
  const found = (await allEvidence(context)).find((item) => item.id === id);
  if (found !== undefined) return found;
  throw new EntrepotError('not-found', `no evidence ${JSON.stringify(id)}; 'entrepot evidence list' has all ids`, {
    fields: { evidence: id },
  });
}
