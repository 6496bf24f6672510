import { type AmountSpot, spotAmounts } from './amounts.ts';
import { type AreaSpot, spotAreas } from './areas.ts';
import { type FlowSpot, spotFlows } from './flow-words.ts';
import { type GoodsSpot, spotCodes, spotGoods } from './goods.ts';
import { type PeriodSpot, spotPeriods } from './periods.ts';
import { spotPieces } from './pieces.ts';
import { type Place, Sheet } from './sheet.ts';

/** All that was recognised in a sentence, each kind in its order. */
export interface Spots {
  readonly text: string;
  /** The text without what was recognised. */
  readonly open: string;
  readonly periods: readonly PeriodSpot[];
  readonly amounts: readonly AmountSpot[];
  readonly areas: readonly AreaSpot[];
  readonly goods: readonly GoodsSpot[];
  readonly flows: readonly FlowSpot[];
  /** Numbers that were taken for nothing. */
  readonly numbers: readonly Place[];
}

/** Dates go first and numbers before goods last, so that each word is taken for one thing only. */
export function spotsOf(text: string): Spots {
  const sheet = new Sheet(text);
  const codes = spotCodes(sheet);
  const periods = spotPeriods(sheet);
  const amounts = spotAmounts(sheet);
  const areas = spotAreas(sheet);
  const named = spotGoods(sheet);
  const flows = spotFlows(sheet);
  const goods = [...codes, ...named].sort((a, b) => a.from - b.from);
  const pieces = spotPieces(sheet, named, areas);
  const numbers = sheet.take(
    /(?<![\p{L}\p{N}])\p{Sc}?\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|bn|m))?(?![\p{L}\p{N}])|(?<!\p{L})\p{Lu}{1,3}\d[\d.,]*(?:bn|m|k)?(?![\p{L}\p{N}])/gu,
    () => ({}),
  );
  return {
    text,
    open: sheet.open,
    numbers,
    periods,
    areas,
    goods,
    flows,
    amounts: [...amounts, ...pieces].sort((a, b) => a.from - b.from),
  };
}

export function within<T extends Place>(spots: readonly T[], { from, to }: Place): readonly T[] {
  return spots.filter((spot) => spot.from >= from && spot.to <= to);
}
