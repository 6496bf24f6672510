import type { FetchParameters } from './fetch.ts';

/** The command line that asks UN Comtrade for what no loaded source says. */
export function fetchCommand(
  wanted: Pick<FetchParameters, 'reporter' | 'partner' | 'hs' | 'from' | 'to' | 'flow'>,
): string {
  const { reporter, partner, hs, from, to, flow } = wanted;
  const options = [
    `--reporter ${reporter.join(',')}`,
    `--partner ${partner.join(',')}`,
    ...(flow === undefined ? [] : [`--flow ${flow}`]),
    `--hs ${hs.join(',')}`,
    `--from ${from} --to ${to}`,
  ];
  return ['entrepot fetch comtrade', ...options].join(' ');
}
