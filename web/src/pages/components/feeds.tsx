import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Weapons } from '../../api/types.ts';
import { covering } from '../../evidence/in-weapons.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { formatCount } from '../../figures/format.ts';
import { chosen } from '../../url/search.ts';
import { useComponents } from './use-components.ts';

const AT_FIRST = 10;

/** The weapons of which parts may be of a code of goods. */
export function Feeds({ code, weapons }: { readonly code: string; readonly weapons: Weapons }) {
  const { search, change } = useComponents();
  const [all, setAll] = useState(false);
  const { scenario, asOf } = search;
  const rows = weapons.items.map(({ weapon, title, parts, goods }) => ({
    weapon,
    title,
    parts,
    ...covering(goods, code),
  }));
  rows.sort((a, b) => b.own - a.own || b.wider - a.wider);
  const exact = rows.filter(({ own }) => own > 0).length;
  const wider = rows.length - exact;
  const headline =
    rows.length === 0
      ? `No part of any weapon here may be of ${code}`
      : exact === 0
        ? `Of parts of ${formatCount(wider)} weapons only a wider code than ${code} is known`
        : `Parts of ${formatCount(exact)} weapon${exact === 1 ? '' : 's'} may be of ${code}${wider === 0 ? '' : `; of ${formatCount(wider)} more only a wider code is known`}`;
  return (
    <section className="chart weapon-feeds" aria-labelledby="feeds-title">
      <h2 id="feeds-title">{headline}</h2>
      <p className="chart-subtitle">
        <Link to="/findings" search={{ ...chosen({ scenario, asOf }), goods: code }} preload={false}>
          Findings on {code}
        </Link>
        ,{' '}
        <Link to="/goods" search={{ code }}>
          what {code} is
        </Link>
        ,{' '}
        <button type="button" className="as-link" onClick={() => change({ hs: undefined })}>
          all goods
        </button>
      </p>
      {rows.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">Weapon</th>
                <th scope="col" className="figure">
                  By this code
                </th>
                <th scope="col" className="figure">
                  By a wider one
                </th>
                <th scope="col">Confidence, at best</th>
              </tr>
            </thead>
            <tbody>
              {(all ? rows : rows.slice(0, AT_FIRST)).map(({ weapon, title, own, wider, confidence }) => (
                <tr key={weapon}>
                  <th scope="row">
                    <button type="button" className="as-link" onClick={() => change({ weapon })}>
                      {title}
                    </button>
                  </th>
                  <td className="figure" data-label="by this code">
                    {formatCount(own)}
                  </td>
                  <td className="figure" data-label="by a wider one">
                    {formatCount(wider)}
                  </td>
                  <td data-label="confidence">{confidence}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {!all && rows.length > AT_FIRST && (
            <button type="button" className="quiet" onClick={() => setAll(true)}>
              {formatCount(rows.length - AT_FIRST)} more
            </button>
          )}
          <div className="chart-tools">
            <ExportMenu
              frame={{ title: headline, source: [`Source: ${weapons.attribution}`] }}
              table={{
                columns: ['weapon', 'title', 'parts', 'own', 'wider', 'confidence'].map((key) => ({ key, label: key })),
                rows,
              }}
              command={cliCommand('weapons', { hs: code, scenario, asOf })}
            />
          </div>
        </>
      )}
    </section>
  );
}
