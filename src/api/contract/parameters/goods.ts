import { z } from 'zod';
import { goodsCode, printable } from './words.ts';

export const GoodsParameters = z.strictObject({ code: goodsCode });
export type GoodsParameters = z.output<typeof GoodsParameters>;

export const GoodsSearch = z.strictObject({
  words: printable(200).meta({
    description: 'words that the text of HS 2022 has, all of them',
    example: 'integrated circuits',
  }),
});
export type GoodsSearch = z.output<typeof GoodsSearch>;
