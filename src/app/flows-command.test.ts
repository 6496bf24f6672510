import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flowsCommand, parseFlowsCommand } from './flows-command.ts';

const area = fc.constantFrom('EU27', 'KGZ', 'DEU', 'WORLD');
const goods = fc.constantFrom('8542', '854231', 'TOTAL', 'chpl', 'eu-833-2014');
const period = fc.constantFrom('2022', '2022-03', '2021-11');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const parameters = fc.record({
  reporter: fc.array(area, { minLength: 1, maxLength: 3 }),
  partner: fc.array(area, { minLength: 1, maxLength: 3 }),
  hs: fc.array(goods, { minLength: 1, maxLength: 3 }),
  from: period,
  to: period,
  baseFrom: maybe(period),
  baseTo: maybe(period),
  flow: maybe(fc.constantFrom('import', 're-export')),
  by: maybe(fc.constantFrom('partner', 'line')),
  revision: maybe(fc.constantFrom('HS2017')),
  currency: maybe(fc.constantFrom('USD')),
  source: maybe(fc.constantFrom('eurostat-comext')),
  mirror: maybe(fc.constant(true)),
});

it('a command has all that was asked, and says it again', () => {
  fc.assert(
    fc.property(parameters, (asked) => {
      const command = flowsCommand(asked);
      const parsed = parseFlowsCommand(command);
      expect(parsed).toEqual(asked);
      expect(flowsCommand(parsed as typeof asked)).toBe(command);
    }),
  );
});

it('another command is none', () => {
  for (const command of ['', 'entrepot', 'entrepot fetch comtrade --reporter EU27', 'flows --reporter EU27'])
    expect(parseFlowsCommand(command)).toBeNull();
});
