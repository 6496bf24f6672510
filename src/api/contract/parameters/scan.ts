import { z } from 'zod';
import type { ExplainParameters as AppExplain } from '../../../app/explain.ts';
import type { ScanParameters as App } from '../../../app/scan.ts';
import type { ScenarioInput } from '../../../trade/scenario.ts';
import { Kind } from '../answers/findings.ts';
import { parametersOf } from '../tie.ts';
import { asOf, findingId, MOST_WORDS, period, printable, scenarioName } from './words.ts';

const word = printable(80);
const words = z.array(word).min(1).max(MOST_WORDS);
const money = z.number().min(0).max(1e15);
const share = z.number().min(0).max(100);

/** A scenario as it is sent: what it leaves out has the defaults of a scenario file. */
export const ScenarioSent = parametersOf<ScenarioInput>()(
  z
    .strictObject({
      name: scenarioName.meta({ description: 'lower-case letters, digits and hyphens', example: 'my-question' }),
      title: printable(200).optional(),
      destination: word.describe('the country that the controls are about'),
      event: period('month or year of the event', '2022-02'),
      window: z.tuple([period('first', '2022-03'), period('last', '2022-11')]),
      base: z.tuple([period('first', '2021-03'), period('last', '2021-11')]).describe('the same months, earlier'),
      exporters: words.describe('a group or countries'),
      exporters_as: z.enum(['one', 'each']).optional().describe('one when it is not given'),
      intermediaries: words.describe('countries, groups, or "any"'),
      controls: z.array(word).max(MOST_WORDS).optional().describe('their growth is what would have been expected'),
      goods: words.describe('goods lists by name, or codes'),
      frequency: z.enum(['monthly', 'annual']).optional().describe('monthly when it is not given'),
      level: z.enum(['hs2', 'hs4', 'hs6', 'cn8']).optional().describe('hs6 when it is not given'),
      source: word.optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      floor: money.positive().optional().describe('a base under this gives no percentage; 100000'),
      minimum: money.optional().describe('a smaller change is not reported; 100000'),
      q: z.number().gt(0).lt(1).optional().describe('rate of false discoveries among supported findings; 0.05'),
      markup: z.strictObject({ low: share, central: share, high: share }).optional(),
      reforms: z
        .array(
          z.strictObject({
            area: word,
            date: period('when'),
            text: printable(1000),
            source: printable(1000),
            goods: z.array(word).max(MOST_WORDS).optional(),
          }),
        )
        .max(100)
        .optional()
        .describe('changes of policy that could also explain a surge'),
      seed: z.number().int().min(0).max(2_147_483_647).optional(),
    })
    .meta({ id: 'ScenarioSent', description: 'A question put to the data; money in the currency of the scan.' }),
);

const kind = Kind.optional().meta({ description: 'only findings of one kind', example: 'displacement' });

export const ScanParameters = parametersOf<Omit<App, 'file'> & { readonly kind?: string | undefined }>()(
  z.strictObject({ scenario: scenarioName.optional(), kind, asOf: asOf.optional() }),
);
export type ScanParameters = z.output<typeof ScanParameters>;

/** The same with a scenario of the caller's own. */
export const ScanSent = parametersOf<Omit<App, 'file'> & { readonly kind?: string | undefined }>()(
  z
    .strictObject({ scenario: ScenarioSent, kind, asOf: asOf.optional() })
    .meta({ id: 'ScanSent', description: 'A scenario to scan for.' }),
);
export type ScanSent = z.output<typeof ScanSent>;

export const ExplainParameters = parametersOf<Omit<AppExplain, 'file'>>()(
  z.strictObject({ finding: findingId, scenario: scenarioName.optional(), asOf: asOf.optional() }),
);
export type ExplainParameters = z.output<typeof ExplainParameters>;
