import { goodsLists } from '../trade/goods-list.ts';
import { formatProduct, type Product, parentAt, parseProduct, revisionInForce } from '../trade/hs.ts';
import { frequencyOf, isLikeForLike, likeForLike, type Period, type Span, yearOf } from '../trade/period.ts';
import type { Ask, Reading } from './ask.ts';
import type { Measure, Statement, TradeForm } from './claim.ts';

/** One other way to read a claim. */
export interface Alternative {
  /** What is other than as claimed, in words. */
  readonly label: string;
  readonly form: TradeForm;
  /** What is changed in the sums that come of the form. */
  readonly adjust?: (reading: Reading) => Partial<Reading>;
}

interface Rule {
  readonly name: string;
  /** When it is tried, and why it may be what was meant. */
  readonly about: string;
  readonly of: (form: TradeForm, statement: Statement, published: string | null) => readonly Alternative[];
}

/** What freight and insurance usually add between the exporter's border (FOB) and the importer's (CIF). */
const FREIGHT = 1.1;

/** Tried in this order; the first that agrees names the verdict. */
export const ALTERNATIVES: readonly Rule[] = [
  {
    name: 'like-for-like',
    about: 'a base that is not the same months of an earlier year: the months of the window, in the year of the base',
    of: (form) => {
      if (form.base === null || isLikeForLike(form.window, form.base)) return [];
      const years = yearOf(form.window.from) - yearOf(form.base.from);
      return years < 1
        ? []
        : [{ label: 'against the same months', form: { ...form, base: likeForLike(form.window, years) } }];
    },
  },
  {
    name: 'calendar-years',
    about: 'a window of months: the whole years it lies in',
    of: (form) =>
      windows(form, 'whole calendar years', ({ from, to }) => [yearOf(from) * 100 + 1, yearOf(to) * 100 + 12]),
  },
  {
    name: 'year-to-date',
    about: 'a window that does not begin in January: from January to its end',
    of: (form) => windows(form, 'the year to date', ({ from, to }) => [yearOf(from) * 100 + 1, to]),
  },
  {
    name: 'last-month',
    about: 'a window of several months: its last month alone',
    of: (form) => windows(form, 'the last month alone', ({ to }) => [to, to]),
  },
  {
    name: 'other-side',
    about: 'what the partner reported of the same movement: imports for exports, CIF for FOB',
    of: (form) =>
      form.toldBy === 'exporters'
        ? [
            {
              label: 'as the importer reported it',
              form: { ...form, reporter: form.partner, partner: form.reporter, flow: 'import', toldBy: 'reporter' },
            },
          ]
        : [{ label: 'as the other side reported it', form, adjust: mirrored }],
  },
  {
    name: 'other-side-without-freight',
    about: "amounts of the partner's report, with 10 % for freight and insurance taken off (or put on)",
    of: (form, statement) =>
      !isAmount(statement) || form.flow === 'both' || form.measure !== 'value' || form.toldBy === 'exporters'
        ? []
        : [
            {
              label: 'as the other side reported it, freight taken into account',
              form,
              adjust: (reading) => ({ ...mirrored(reading), divisor: form.flow === 'import' ? 1 / FREIGHT : FREIGHT }),
            },
          ],
  },
  {
    name: 'heading',
    about: 'codes of six or eight digits: the whole headings they are in',
    of: (form) => goods(form, 'whole headings', (product) => (product.level > 4 ? [parentAt(product, 4)] : [product])),
  },
  {
    name: 'listed-codes',
    about: 'headings: only the six-digit codes in them that are on the Common High Priority List',
    of: (form) => goods(form, 'the high-priority codes of the heading only', listedIn),
  },
  {
    name: 'hs-revision',
    about: 'codes of six digits across a change of the HS: the codes of the older revision that hold the same goods',
    of: (form) => {
      const revisions = [form.window, form.base].flatMap((span) =>
        span === null ? [] : [revisionInForce(yearOf(span.from))],
      );
      const oldest = Math.min(...revisions);
      const six = form.products.every((word) => /^\d{6}$/.test(word));
      if (!six || new Set(revisions).size < 2) return [];
      return [
        {
          label: `the same goods in codes of HS ${oldest}`,
          form,
          adjust: (reading) => inAsks(reading, (ask) => ({ ...ask, revision: `HS${oldest}` })),
        },
      ];
    },
  },
  {
    name: 'measure',
    about: 'growth, ratios and shares: by weight in place of value; pieces: by value and by weight',
    of: (form, statement) => {
      const others: Readonly<Record<Measure, readonly Measure[]>> = {
        value: ['weight'],
        weight: ['value'],
        quantity: ['value', 'weight'],
      };
      const words: Readonly<Record<Measure, string>> = {
        value: 'by value',
        weight: 'by weight',
        quantity: 'by number',
      };
      return isAmount(statement)
        ? []
        : others[form.measure].map((measure) => ({ label: words[measure], form: { ...form, measure } }));
    },
  },
  {
    name: 'currency',
    about: 'growth and ratios of money: in US dollars and in euros, whatever the reports are in',
    of: (form, statement) =>
      isAmount(statement) || statement.statistic === 'share' || form.measure !== 'value'
        ? []
        : [
            { label: 'in US dollars', form: { ...form, currency: 'USD' } },
            { label: 'in euros', form: { ...form, currency: 'EUR' } },
          ],
  },
  {
    name: 'group',
    about: 'the European Union: its members at the time, and the Union as one reporter',
    of: (form) => [
      ...areas(form, 'the members of the Union at the time', { EU27: 'EU', EU: 'EU27' }),
      ...areas(form, 'the Union as one reporter', { EU27: '=EU27', EU: '=EU27' }),
    ],
  },
  {
    name: 'vintage',
    about: 'a claim with a date: the figures as they were published by then',
    of: (form, _statement, published) =>
      published === null
        ? []
        : [
            {
              label: `as published by ${published}`,
              form,
              adjust: (reading) => inAsks(reading, (ask) => ({ ...ask, vintage: 'contemporary' })),
            },
          ],
  },
];

/** Every other way to read a claim, with the rule it is of. */
export function alternativesOf(
  form: TradeForm,
  statement: Statement,
  published: string | null,
): readonly (Alternative & { readonly name: string })[] {
  return ALTERNATIVES.flatMap(({ name, of }) => of(form, statement, published).map((one) => ({ ...one, name })));
}

function isAmount({ statistic }: Statement): boolean {
  return statistic === 'value' || statistic === 'base_value' || statistic === 'compared_value' || statistic === 'count';
}

function inAsks(reading: Reading, change: (ask: Ask) => Ask): Partial<Reading> {
  return { top: reading.top.map(change), bottom: reading.bottom.map(change) };
}

function mirrored(reading: Reading): Partial<Reading> {
  return inAsks(reading, (ask) => ({ ...ask, mirror: true }));
}

/** The form with other months in its window, and in its base where that is like for like; none where years are asked. */
function windows(
  form: TradeForm,
  label: string,
  to: (span: Span) => readonly [number, number],
): readonly Alternative[] {
  if (frequencyOf(form.window.from) === 1 || isWholeYears(form.window)) return [];
  const other = (span: Span): Span => {
    const [first, last] = to(span);
    return { from: first as Period, to: last as Period };
  };
  const alike = form.base === null || isLikeForLike(form.window, form.base);
  if (!alike) return [];
  return [{ label, form: { ...form, window: other(form.window), base: form.base === null ? null : other(form.base) } }];
}

/** Whether a span of months holds all months of its years. */
export function isWholeYears({ from, to }: Span): boolean {
  return frequencyOf(from) === 12 && from % 100 === 1 && to % 100 === 12;
}

function goods(form: TradeForm, label: string, to: (product: Product) => readonly Product[]): readonly Alternative[] {
  if (!form.products.every((word) => /^\d+$/.test(word))) return [];
  const codes = form.products
    .flatMap((word) => to(parseProduct(word)))
    .map(({ level, code }) => formatProduct(level, code));
  return codes.length === 0 ? [] : [{ label, form: { ...form, products: [...new Set(codes)] } }];
}

function listedIn(product: Product): readonly Product[] {
  if (product.level !== 4) return [product];
  const list = goodsLists().find(({ name }) => name === 'chpl');
  return (list?.entries ?? [])
    .map((entry) => entry.product)
    .filter((listed) => parentAt(listed, 4).code === product.code);
}

function areas(form: TradeForm, label: string, to: Readonly<Record<string, string>>): readonly Alternative[] {
  const other = (words: readonly string[]): string[] => words.map((word) => to[word.toUpperCase()] ?? word);
  const [reporter, partner] = [other(form.reporter), other(form.partner)];
  const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
  return same(reporter, form.reporter) && same(partner, form.partner)
    ? []
    : [{ label, form: { ...form, reporter, partner } }];
}
