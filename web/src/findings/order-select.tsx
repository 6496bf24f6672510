import { SORTS, type Sort } from './filters.ts';
import { SORT_WORDS } from './words.ts';

/** In which order findings stand; the usual one leaves no trace in the address. */
export function OrderSelect({
  sort,
  usual,
  onChange,
}: {
  readonly sort: Sort | undefined;
  readonly usual: Sort;
  readonly onChange: (sort: Sort | undefined) => void;
}) {
  return (
    <select
      value={sort ?? usual}
      onChange={(event) => {
        const chosen = SORTS.find((one) => one === event.target.value);
        onChange(chosen === usual ? undefined : chosen);
      }}
    >
      {SORTS.map((one) => (
        <option key={one} value={one}>
          {SORT_WORDS[one]}
        </option>
      ))}
    </select>
  );
}
