import { hashText } from '../lake/durable.ts';
import { EntrepotError } from '../trade/errors.ts';

/** Rows of a page where nothing else is asked, and the most that one page may have. */
export const PAGE = { usual: 50, most: 500 } as const;

export interface Paging {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** What decides which rows there are and in which order: a cursor of another question is refused. */
  readonly question: unknown;
}

/** @returns a page of the rows, and where the next begins; null where this is the last. */
export function pageOf<T>(rows: readonly T[], paging: Paging): { items: readonly T[]; next: number | null } {
  const limit = paging.limit ?? PAGE.usual;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE.most)
    throw new EntrepotError('usage', `limit ${limit}; expected a whole number from 1 to ${PAGE.most}`);
  const from = paging.cursor === undefined ? 0 : placeOf(paging.cursor, paging.question);
  const next = from + limit;
  return { items: rows.slice(from, next), next: next < rows.length ? next : null };
}

/** A place in the rows of one question, told so that it fits no other. */
export function cursorOf(question: unknown, place: number): string {
  return `${place}.${markOf(question)}`;
}

function placeOf(cursor: string, question: unknown): number {
  const [, place, mark] = /^(\d{1,9})\.([0-9a-f]{12})$/.exec(cursor) ?? [];
  if (place === undefined || mark !== markOf(question))
    throw new EntrepotError(
      'usage',
      `${JSON.stringify(cursor.slice(0, 40))} is no cursor of this question; expected the "next" of an answer to the same question on the same snapshot`,
    );
  return Number(place);
}

function markOf(question: unknown): string {
  return hashText(JSON.stringify(question)).slice(0, 12);
}
