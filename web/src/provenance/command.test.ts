import { describe, expect, it } from 'vitest';
import { type FlowsParameters, flowsCommand, parseFlowsCommand } from '../../../src/app/flows-command.ts';
import { apiUrl } from '../api/client.ts';
import { cliCommand } from '../export/command.ts';
import { parseCommand, rowsParams } from './command.ts';

const PLAIN = { reporter: ['EU27'], partner: ['KGZ'], hs: ['854239'], from: '2022-03', to: '2022-11' };
const KINDS: readonly FlowsParameters[] = [
  PLAIN,
  { ...PLAIN, partner: ['KGZ', 'ARM'], hs: ['87032410', '87032490'], baseFrom: '2021-03', baseTo: '2021-11' },
  { ...PLAIN, hs: ['TOTAL'], from: '2022', to: '2022', currency: 'USD', mirror: true },
  { ...PLAIN, flow: 're-export', by: 'product', revision: 'HS2017', source: 'eurostat-comext' },
  { ...PLAIN, hs: ['chpl:1'], mirror: true, currency: 'USD' },
];

describe('commands of flows', () => {
  it.each(KINDS)('are read as the program reads them: %j', (parameters) => {
    const text = flowsCommand(parameters);
    const read = parseCommand(text);
    const joined = Object.fromEntries(
      Object.entries(parseFlowsCommand(text) ?? {}).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value as string | true),
      ]),
    );
    expect(read).toEqual({ verb: 'flows', words: [], params: joined });
  });

  it('become the question for the rows', () => {
    const read = parseCommand(flowsCommand({ ...PLAIN, by: 'product', baseFrom: '2021-03', baseTo: '2021-11' }));
    expect(read && apiUrl('/flows', rowsParams(read, 's9'))).toBe(
      '/api/v1/flows?reporter=EU27&partner=KGZ&hs=854239&from=2022-03&to=2022-11&baseFrom=2021-03&baseTo=2021-11&by=line&asOf=s9',
    );
  });
});

describe('other commands', () => {
  it('keep their words and flags', () => {
    expect(parseCommand('entrepot fetch comtrade --reporter EU27 --flow import')).toEqual({
      verb: 'fetch',
      words: ['comtrade'],
      params: { reporter: 'EU27', flow: 'import' },
    });
    expect(parseCommand('entrepot flows --mirror --hs 8542')?.params).toEqual({ mirror: true, hs: '8542' });
  });

  it('are read back from what is written for a shell', () => {
    const id = "an id with 'quotes'";
    expect(parseCommand(cliCommand('explain', { scenario: 'x y' }, [id]))).toEqual({
      verb: 'explain',
      words: [id],
      params: { scenario: 'x y' },
    });
  });

  it('of another program are none', () => {
    expect(parseCommand('rm -rf --no-preserve-root')).toBeNull();
    expect(parseCommand('')).toBeNull();
  });
});
