import { at } from './world.ts';

/** Goods of the world: real six-digit codes. */
export interface Good {
  readonly code: string;
  readonly listed: boolean;
  /** First month in which the code exists. */
  readonly from: number;
  /** Last month in which the code exists. */
  readonly to: number;
  /** The code it was part of before, and which share of that. */
  readonly of?: { readonly code: string; readonly share: number };
}

/** In the nomenclatures of both 2017 and 2022; the first 26 are on the common high priority list. */
const LISTED = `854231 848210 845811 853224 847150 854121 848220 852691 854239 845961 853400 851762 854232 854110 848230
  845710 847180 854129 853221 845891 848250 854233 854160 854130 852990 903020 840820 848340 840999 848120 842951 870323
  854430 840890 840991 848140 848320 842952 870322 870332`.split(/\s+/);

/** Siblings of listed ones first, then goods of other kinds. */
const OTHERS = `848240 854290 847130 845819 853229 854190 848299 852692 847141 845969 848110 848310 842920 870321 854442
  840810 848280 848291 847149 847160 847170 847190 845720 845730 845899 845910 845921 853210 848180 848330 842959 870333
  854411 640291 940310 390110 401110 180631 610910 330410 731812 220421 871200 830210 090121 340290 390210 392310 481910
  490199 611020 620412 640312 691110 721012 730830 732620 760421 761691 821520 852852 940120 940330 310520 380861 190531
  390120 390230 390710 390740 392330 401120 441011 481920 610990 611011 620312 640340 731813 821591`.split(/\s+/);

const BIRTHS: readonly (readonly [code: string, of: string, share: number, listed: boolean])[] = [
  ['854151', '854150', 0.3, true],
  ['854159', '854150', 0.7, true],
  ['852589', '852580', 0.5, true],
  ['880622', '852580', 0.15, true],
  ['852581', '852580', 0.1, false],
  ['852582', '852580', 0.05, false],
  ['852583', '852580', 0.2, false],
];

const LAST = at(202212);

/** The first so many of the listed and of the other codes, then the codes born in 2022 with their predecessors. */
export function goodsOf(listed: number, others: number): Good[] {
  const whole = (code: string, isListed: boolean): Good => ({ code, listed: isListed, from: 0, to: LAST });
  const predecessors = [...new Set(BIRTHS.map(([, of]) => of))];
  return [
    ...LISTED.slice(0, listed).map((code) => whole(code, true)),
    ...OTHERS.slice(0, others).map((code) => whole(code, false)),
    ...predecessors.map((code) => ({ code, listed: false, from: 0, to: at(202112) })),
    ...BIRTHS.map(([code, of, share, isListed]) => ({
      code,
      listed: isListed,
      from: at(202201),
      to: LAST,
      of: { code: of, share },
    })),
  ];
}

export const LISTED_CODES = LISTED.length;
export const OTHER_CODES = OTHERS.length;

/** A code beside it in the same heading that is on no list. */
export function siblingOf(code: string, goods: readonly Good[]): string | undefined {
  return goods.find(
    (good) => !good.listed && good.from === 0 && good.to === LAST && good.code.slice(0, 4) === code.slice(0, 4),
  )?.code;
}
