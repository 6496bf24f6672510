import { z } from 'zod';
import { EntrepotError } from './errors.ts';

const Period = z
  .union([z.string(), z.number(), z.date()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 7) : String(value)))
  .pipe(z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'expected YYYY-MM or YYYY'));
const Codes = z.union([z.string(), z.number()]).transform(String);
const OneOrMore = z.union([Codes.transform((code) => [code]), z.array(Codes).min(1)]);

/**
 * A question put to the data: who exported what to whom before the event, and where it went after. Everything a scan
 * does follows from this file; nothing about a country or a list of goods is in the code.
 */
export const Scenario = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens'),
  title: z.string().optional(),
  /** The country that the controls are about. */
  destination: Codes,
  /** Month (or year) of the event; placebo windows end before it. */
  event: Period,
  /** First and last period after the event. */
  window: z.tuple([Period, Period]),
  /** The same months, earlier. */
  base: z.tuple([Period, Period]),
  /** A group or countries. */
  exporters: OneOrMore,
  /** The exporters as one, or each on its own. */
  exporters_as: z.enum(['one', 'each']).default('one'),
  /** Countries, groups, or "any": every partner that the data has but the destination, the exporters and the controls. */
  intermediaries: OneOrMore,
  /** Destinations with no plausible part in a diversion; their growth is what would have been expected. */
  controls: z.array(Codes).default([]),
  /** Goods lists by name, or codes. */
  goods: OneOrMore,
  frequency: z.enum(['monthly', 'annual']).default('monthly'),
  level: z.enum(['hs2', 'hs4', 'hs6', 'cn8']).default('hs6'),
  /** Whose figures; default: the source that has most of what is asked. */
  source: z.string().optional(),
  /** Currency of all figures; default: as reported when there is one, else USD. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected a currency code such as USD')
    .optional(),
  /** A base under this (in the scan's currency) gives no percentage: the flow counts as new. */
  floor: z.number().positive().default(100_000),
  /** A finding below this change is not reported. */
  minimum: z.number().nonnegative().default(100_000),
  /** Rate of false discoveries among the findings that are called supported. */
  q: z.number().gt(0).lt(1).default(0.05),
  /** How much dearer goods leave an intermediary than they came in: the least, the one that amounts are given at, the most. */
  markup: z
    .strictObject({ low: z.number().min(0), central: z.number().min(0), high: z.number().min(0) })
    .refine(({ low, central, high }) => low <= central && central <= high, 'expected low <= central <= high')
    .default({ low: 0, central: 0.1, high: 0.3 }),
  /** Changes of policy that could also explain a surge: what changed, where, when, and who says so. */
  reforms: z
    .array(
      z.strictObject({
        area: Codes,
        date: Period,
        text: z.string().min(1),
        source: z.string().min(1),
        goods: z.array(Codes).default([]),
      }),
    )
    .default([]),
  seed: z.number().int().default(1),
});

export type Scenario = z.infer<typeof Scenario>;
export type ScenarioInput = z.input<typeof Scenario>;

/** @throws EntrepotError 'input-invalid' that names the field, what was found and what was expected. */
export function parseScenario(value: unknown, file: string): Scenario {
  const result = Scenario.safeParse(value);
  if (!result.success) {
    throw new EntrepotError(
      'input-invalid',
      `${file} is not a scenario: ${z.prettifyError(result.error).replaceAll('\n', ' ')}`,
      {
        problems: result.error.issues.map((issue) => ({
          file,
          column: issue.path.join('.') || '(file)',
          expected: issue.message,
        })),
      },
    );
  }
  const scenario = result.data;
  const lengths = scenario.frequency === 'annual' ? 4 : 7;
  for (const [field, period] of [
    ['window', scenario.window[0]],
    ['window', scenario.window[1]],
    ['base', scenario.base[0]],
    ['base', scenario.base[1]],
  ] as const) {
    if (period.length !== lengths)
      throw fieldError(file, field, period, scenario.frequency === 'annual' ? 'years YYYY' : 'months YYYY-MM');
  }
  if (scenario.window[0] > scenario.window[1])
    throw fieldError(file, 'window', scenario.window.join(' to '), 'the earlier period first');
  if (scenario.base[0] > scenario.base[1])
    throw fieldError(file, 'base', scenario.base.join(' to '), 'the earlier period first');
  if (scenario.base[1] >= scenario.window[0])
    throw fieldError(file, 'base', scenario.base.join(' to '), 'a base that ends before the window begins');
  if (
    scenario.window[0].slice(4) !== scenario.base[0].slice(4) ||
    scenario.window[1].slice(4) !== scenario.base[1].slice(4)
  ) {
    throw fieldError(
      file,
      'base',
      scenario.base.join(' to '),
      `the same calendar months as the window ${scenario.window.join(' to ')}`,
    );
  }
  if (years(scenario.window) !== years(scenario.base)) {
    throw fieldError(file, 'base', scenario.base.join(' to '), 'a base as long as the window');
  }
  return scenario;
}

function years([from, to]: readonly [string, string]): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4));
}

function fieldError(file: string, column: string, value: string, expected: string): EntrepotError {
  return new EntrepotError('input-invalid', `${file}, ${column}: found ${value}; expected ${expected}`, {
    problems: [{ file, column, value, expected }],
  });
}
