/**
 * The words that parameters are made of. They come from a query string or from JSON, so that lists may be repeated or joined
 * by commas, and true and numbers may be text. Lengths are bounded and control characters refused.
 */
import { z } from 'zod';

/** Most words of a list, and most characters of a word. */
export const MOST_WORDS = 300;
const LONGEST = 80;

/** Printable, without control characters and halves of surrogate pairs. */
const PRINTABLE = /^[ -~\u00A0-\uD7FF\uE000-\uFFFD]+$/;
const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
const WINDOW = /^\d{4}(-(0[1-9]|1[0-2]))?\.\.\d{4}(-(0[1-9]|1[0-2]))?$/;

export const printable = (most: number) => z.string().min(1).max(most).regex(PRINTABLE);

const word = printable(LONGEST);

/** Splits at commas what came as text, and drops empty pieces. */
function split(value: unknown): unknown {
  if (typeof value !== 'string' && !Array.isArray(value)) return value;
  return [value].flat().flatMap((piece: unknown) =>
    typeof piece === 'string'
      ? piece
          .split(',')
          .map((text) => text.trim())
          .filter((text) => text !== '')
      : [piece],
  );
}

export const list = <S extends z.ZodType<string>>(item: S) => z.preprocess(split, z.array(item).min(1).max(MOST_WORDS));

/** ISO codes, M49 numbers, names or groups. */
export const areas = (description: string, example: readonly [string, ...string[]]) =>
  list(word).meta({ description: `${description}: ISO codes, names or a group such as EU27`, example });

export const area = (description: string, example: string) =>
  word.meta({ description: `${description}: an ISO code, a name or a group`, example });

const goodsWord = z
  .string()
  .max(LONGEST)
  .regex(/^[0-9A-Za-z][0-9A-Za-z. -]*$/);

export const goods = list(goodsWord).meta({
  description: 'goods: codes of 2, 4, 6 or 8 digits, names of goods lists, or TOTAL alone',
  example: ['8542'],
});

export const goodsCode = goodsWord.meta({ description: 'a code of 2, 4, 6 or 8 digits, or TOTAL', example: '854231' });

export const period = (description: string, example = '2022-03') =>
  z
    .string()
    .regex(PERIOD)
    .meta({ description: `${description}: YYYY-MM or YYYY`, example });

/** First and last period in one word. */
export const window = (description: string, example = '2022-03..2022-11') =>
  z
    .string()
    .regex(WINDOW)
    .transform((text) => text.split('..') as [string, string])
    .meta({ description: `${description}: first..last, months or years`, example });

export const flow = z
  .enum(['import', 'export', 're-export', 're-import'])
  .meta({ description: 'what the reporter says it did; export when it is not given', example: 'export' });

export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .meta({ description: 'convert money to this currency by the shipped monthly rates', example: 'USD' });

const name = z
  .string()
  .max(LONGEST)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

export const source = (description: string) => name.meta({ description, example: 'eurostat-comext' });

export const scenarioName = name.meta({
  description: 'name of a scenario; the bundled one when it is not given',
  example: 'russia-2022',
});

export const asOf = z
  .string()
  .max(LONGEST)
  .regex(/^[0-9A-Za-z][0-9A-Za-z:.+-]*$/)
  .meta({ description: 'as the lake was: a snapshot id, its number, or a date YYYY-MM-DD', example: '2026-01-31' });

export const findingId = printable(400).meta({
  description: 'id of a finding as a scan gives it, or enough of its words',
  example: 'displacement:EU27:KGZ:RUS:854239',
});

/** true and false, as words or as JSON. */
export const flag = (description: string) =>
  z
    .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())
    .meta({ description, example: true });

/** How many rows at a time, and where the last page ended. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: 'most rows of a page', example: 50 }),
  cursor: z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9._-]+$/)
    .optional()
    .meta({ description: 'where the page starts: `next` of the page before' }),
};
