import { SearchField } from '../url/search-field.tsx';

/** Looks for goods by code or words as one types. */
export function GoodsSearch(field: {
  readonly value: string | undefined;
  readonly onChange: (goods: string | undefined) => void;
}) {
  return <SearchField {...field} label="Goods" hint="code or words" />;
}
