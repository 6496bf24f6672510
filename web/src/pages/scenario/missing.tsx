import { memo } from 'react';
import type { NetworkAnswer, ScanAnswer } from '../../api/types.ts';
import { cliCommand } from '../../export/command.ts';
import { Command } from '../../states/copy.tsx';
import { isAlike } from './moments.ts';

/** What could not be assessed, why, and the command that would fetch it. */
export const Missing = memo(function Missing({
  scan,
  network,
  areaName,
}: {
  readonly scan: ScanAnswer;
  readonly network: NetworkAnswer;
  readonly areaName: (code: string) => string;
}) {
  const direct = network.legs.find(({ leg }) => leg === 'direct');
  const gaps = network.legs.filter((leg) => leg.reported === 'none' || (direct !== undefined && !isAlike(leg, direct)));
  if (gaps.length === 0) return null;
  const none = gaps.filter(({ reported }) => reported === 'none');
  const coarse = gaps.filter(({ reported }) => reported !== 'none');
  const names = (legs: typeof gaps): string => listed([...new Set(legs.map(({ from }) => areaName(from)))]);
  const to = areaName(network.legs[0]?.to ?? '');
  const fetch = cliCommand('fetch comtrade', {
    reporter: [...new Set(gaps.map(({ from }) => from))],
    partner: [...new Set(gaps.map(({ to: area }) => area))],
    hs: scan.scenario.goods,
    from: network.base[0],
    to: network.window[1],
  });
  return (
    <section aria-labelledby="missing" className="missing state-not-assessable state">
      <h2 id="missing">What could not be assessed</h2>
      <ul>
        {none.length > 0 && (
          <li>
            What {names(none)} sent to {to}: no loaded source says so.
          </li>
        )}
        {coarse.length > 0 && (
          <li>
            What {names(coarse)} sent to {to}, goods by goods: the loaded sources have all goods together only
            {coarse.some(({ frequency }) => frequency === 'annual') && ', and some of them whole years only'}.
          </li>
        )}
        {scan.notes
          .filter((note) => note.startsWith('two legs'))
          .map((note) => (
            <li key={note}>
              So whether the same goods came in and went on cannot be said here{' '}
              <span className="technical">{note}</span>.
            </li>
          ))}
      </ul>
      <p>This asks UN Comtrade for it, where the countries reported it:</p>
      <Command text={fetch} />
    </section>
  );
});

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
