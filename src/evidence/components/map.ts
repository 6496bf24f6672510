import { areaLabel, parseArea } from '../../trade/area.ts';
import { lazy } from '../../trade/reference/table.ts';
import type { CandidateCode, Component, Confidence } from './component.ts';

export const COMPONENT_COLUMNS = ['id', 'name', 'part', 'category', 'maker', 'country', 'weapon', 'verified'] as const;
export const RULE_COLUMNS = ['by', 'words', 'unless', 'codes', 'confidence', 'why'] as const;

type Row<C extends string> = Readonly<Record<C, string>>;

const PORTAL = 'https://war-sanctions.gur.gov.ua/en/components/';

/** A row of the bundled table. */
export function componentOf(row: Row<(typeof COMPONENT_COLUMNS)[number]>): Component {
  return {
    id: `gur-${row.id}`,
    name: row.name || null,
    part: row.part || null,
    category: row.category || null,
    maker: row.maker || null,
    makerCountry: row.country === '' ? null : labels()(row.country),
    weapons: [row.weapon],
    link: `${PORTAL}${row.id}`,
    verified: row.verified,
  };
}

const labels = lazy(() => {
  const known = new Map<string, string>();
  return (word: string): string => {
    const label = known.get(word) ?? areaLabel(parseArea(word));
    known.set(word, label);
    return label;
  };
});

interface Rule {
  readonly holds: (component: Component) => boolean;
  readonly codes: readonly CandidateCode[];
}

/**
 * The candidate codes of a part, by the first row that fits: rows on names come before rows on categories and makers, and what is
 * specific before what is general. Empty where no row fits: nothing is known of what the part is.
 */
export function mapperOf(
  rows: readonly Row<(typeof RULE_COLUMNS)[number]>[],
): (component: Component) => readonly CandidateCode[] {
  const rules = rows.map(ruleOf);
  return (component) => rules.find(({ holds }) => holds(component))?.codes ?? [];
}

function ruleOf({ by, words, unless, codes, confidence, why }: Row<(typeof RULE_COLUMNS)[number]>): Rule {
  if (by !== 'name' && by !== 'category' && by !== 'maker') throw new Error(`no such row: by ${by}`);
  const list = words.split('|');
  return {
    holds: HOLDS[by](list, unless === '' ? [] : unless.split('|')),
    codes: codes.split(' ').map((code) => ({ code, confidence: confidence as Confidence, by, why })),
  };
}

const HOLDS: Readonly<
  Record<CandidateCode['by'], (words: readonly string[], unless: readonly string[]) => Rule['holds']>
> = {
  name(words, unless) {
    const [wanted, not] = [pattern(words), unless.length === 0 ? null : pattern(unless)];
    return ({ name, part }) => {
      if (name === null && part === null) return false;
      const text = `${name ?? ''} ${part ?? ''}`;
      return wanted.test(text) && not?.test(text) !== true;
    };
  },
  category: (words) => (component) => component.category !== null && words.includes(component.category),
  maker: (words) => (component) => component.maker !== null && words.includes(component.maker),
};

/** Any of the words as a whole word, capitals or not; one that ends in * as the beginning of a word. */
function pattern(words: readonly string[]): RegExp {
  const choices = words.map((word) =>
    word
      .replaceAll(/[.+?^${}()|[\]\\/]/g, String.raw`\$&`)
      .replaceAll(/\s+/g, String.raw`\s+`)
      .replace(/\*$/, String.raw`[\p{L}\p{N}]*`),
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${choices.join('|')})(?![\p{L}\p{N}])`, 'iu');
}
