import { Link } from '@tanstack/react-router';
import type { Weapon, Weapons } from '../../api/types.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import type { Table } from '../../export/table.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatCount } from '../../figures/format.ts';
import { several } from '../../figures/words.ts';
import { chosen } from '../../url/search.ts';
import { useComponents } from './use-components.ts';

/** The goods that the parts of a weapon may be of, and what the scan found on these goods. */
export function OneWeapon({ weapon, answer }: { readonly weapon: Weapon; readonly answer: Weapons }) {
  const name = useAreaNames();
  const { search, change } = useComponents();
  const { scenario, asOf } = search;
  const { title, parts, mapped, countries, goods } = weapon;
  const most = Math.max(...goods.map((one) => one.parts));
  const headline = `${title}: ${formatCount(parts)} part${parts === 1 ? '' : 's'}, which may be of ${formatCount(goods.length)} kinds of goods`;
  return (
    <section className="chart weapon-goods" aria-labelledby="weapon-title">
      <h2 id="weapon-title">{headline}</h2>
      <p className="chart-subtitle">
        {formatCount(mapped)} of the parts have a candidate code; a part may have several.
        {countries.length > 0 && ` Makers are of ${several(countries.map(name), 5)}.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">
              Goods <span className="technical">HS</span>
            </th>
            <th scope="col" className="figure">
              Parts
            </th>
            <th scope="col">Confidence</th>
            <th scope="col">Findings on them</th>
          </tr>
        </thead>
        <tbody>
          {goods.map((one) => (
            <tr key={one.code}>
              <th scope="row">
                <Link to="/goods" search={{ code: one.code }} className="num">
                  {one.code}
                </Link>{' '}
                {one.text}
              </th>
              <td className="figure" data-label="parts">
                <meter className="part-share" min={0} max={most} value={one.parts} aria-hidden="true" />
                <button
                  type="button"
                  className="as-link num"
                  aria-label={`${one.parts} parts that may be of ${one.code}`}
                  onClick={() => change({ hs: search.hs === one.code ? undefined : one.code })}
                >
                  {formatCount(one.parts)}
                </button>
              </td>
              <td data-label="confidence">{one.confidence}</td>
              <td data-label="findings">
                {one.findings === 0 ? (
                  <span className="faint">none</span>
                ) : (
                  <Link to="/findings" search={{ ...chosen({ scenario, asOf }), goods: one.code }} preload={false}>
                    {formatCount(one.findings)} finding{one.findings === 1 ? '' : 's'}
                    {one.supported > 0 && `, ${formatCount(one.supported)} supported`}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="chart-source">
        Source: {answer.attribution}. Findings of the scenario {answer.scenario}, snapshot {answer.snapshot}. That goods
        are the same does not say that a flow fed a weapon.
      </p>
      <div className="chart-tools">
        <ExportMenu
          frame={{ title: headline, source: [`Source: ${answer.attribution}`] }}
          table={tableOf(weapon)}
          command={cliCommand('weapons', { weapon: weapon.weapon, scenario, asOf })}
        />
      </div>
    </section>
  );
}

function tableOf({ weapon, goods }: Weapon): Table {
  return {
    columns: ['weapon', 'code', 'text', 'parts', 'confidence', 'findings', 'supported'].map((key) => ({
      key,
      label: key,
    })),
    rows: goods.map((one) => ({ weapon, ...one })),
  };
}
