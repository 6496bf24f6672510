import { useState } from 'react';
import type { Area } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { LISTS, listName } from '../../figures/lists.ts';
import { type Option, Picker } from './picker.tsx';

const MOST = 8;
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

interface Field {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Areas by name or letters; those that the lake has figures of come first. */
export function AreaPicker(field: Field) {
  const { data: all = [] } = useApi('/areas');
  const { data: held = [] } = useApi('/areas', { withData: true });
  const name = useAreaNames();
  const known = new Map(held.map(({ code, roles }) => [code, roles?.includes('reporter') ?? false]));
  return (
    <Picker
      {...field}
      hint="add a country or group"
      named={name}
      suggest={(text) => areasLike(all, known, text)}
      read={(text) =>
        all.find(({ code, name: own }) => [code, own].some((word) => plain(word) === plain(text)))?.code ?? null
      }
    />
  );
}

function areasLike(all: readonly Area[], known: ReadonlyMap<string, boolean>, text: string): Option[] {
  const wanted = plain(text);
  const rank = ({ code, name, kind }: Area): number => {
    const start = plain(code) === wanted || plain(name).startsWith(wanted) ? 0 : 4;
    return start + (known.get(code) === true || (kind === 'group' && code === 'EU27') ? 0 : known.has(code) ? 1 : 2);
  };
  return all
    .filter(({ code, name }) => plain(code).startsWith(wanted) || plain(name).includes(wanted))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
    .map(({ code, name }) => ({
      value: code,
      label: `${name}${code === name ? '' : ` (${code})`}${known.get(code) === true ? ' · reports' : ''}`,
    }));
}

/** Goods by code, by list, or by words of their text. */
export function GoodsPicker(field: Field) {
  const [text, setText] = useState('');
  const words = text.trim().length >= 3 && !/^\d+$/.test(text.trim()) ? text.trim() : undefined;
  const { data: found = [] } = useApi('/goods-search', { words }, { enabled: words !== undefined });
  const single = field.chosen.length === 1 && /^\d+$/.test(field.chosen[0] ?? '') ? field.chosen[0] : undefined;
  const { data: goods } = useApi('/goods/{code}', { code: single }, { enabled: single !== undefined });
  const fixed: readonly Option[] = [
    { value: 'TOTAL', label: 'All goods together (TOTAL)' },
    ...LISTS.map((list) => ({ value: list, label: `${listName(list)} (${list})` })),
  ];
  const named = (value: string): string =>
    value === 'TOTAL'
      ? 'All goods'
      : value === single && goods?.text != null
        ? `${value} ${goods.text}`
        : /^\d/.test(value)
          ? value
          : listName(value);
  return (
    <Picker
      {...field}
      hint="a code, TOTAL, or words"
      named={named}
      onText={setText}
      suggest={(typed) => [
        ...fixed.filter(({ label }) => plain(label).includes(plain(typed))),
        ...found
          .toSorted((a, b) => a.text.length - b.text.length)
          .slice(0, MOST)
          .map(({ code, text: about }) => ({ value: code, label: `${code} ${about}` })),
      ]}
      read={(typed) => {
        const digits = typed.replaceAll(/[\s.]/g, '');
        if (/^(\d{2}|\d{4}|\d{6}|\d{8})$/.test(digits)) return digits;
        return fixed.find(({ value }) => plain(value) === plain(typed))?.value ?? null;
      }}
      // All goods hold all others, so one is asked for or the other.
      onChange={(next) => {
        const last = next.at(-1);
        field.onChange(last === 'TOTAL' ? ['TOTAL'] : next.length > 1 ? next.filter((code) => code !== 'TOTAL') : next);
      }}
    />
  );
}
