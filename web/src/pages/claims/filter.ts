import type { CheckedClaim } from '../../api/types.ts';
import type { VerdictName } from './search.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** Whether a claim came to one of the verdicts, and has all of the words somewhere. */
export function matches(
  { claim, verdict }: CheckedClaim,
  verdicts: readonly VerdictName[],
  words: string | undefined,
): boolean {
  if (verdicts.length > 0 && !verdicts.includes(verdict)) return false;
  const { id, text, publisher, exporter, importer, goods } = claim;
  const said = plain(
    [id, text, publisher ?? '', ...exporter, ...importer, ...goods.map((one) => `${one.code} ${one.text}`)].join(' '),
  );
  return plain(words ?? '')
    .split(/\s+/)
    .every((word) => said.includes(word));
}
