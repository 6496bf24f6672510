import '../../findings/filters.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getJson } from '../../api/client.ts';
import type { Component, ComponentsPage } from '../../api/types.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import type { Table } from '../../export/table.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatCount } from '../../figures/format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { PartFilters } from './part-filters.tsx';
import { partsParams } from './search.ts';
import { useComponents } from './use-components.ts';

const STEP = 25;

/** The parts themselves, each with its maker and the codes it may be of. */
export function Parts({ title }: { readonly title: string | undefined }) {
  const { search } = useComponents();
  const params = partsParams(search);
  const pages = useInfiniteQuery({
    queryKey: ['/components', 'pages', params],
    queryFn: ({ pageParam, signal }: { readonly pageParam: string | null; readonly signal: AbortSignal }) =>
      getJson('/components', { ...params, limit: STEP, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const first = pages.data?.pages[0];
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const named = title === undefined ? 'Parts' : `Parts of ${title}`;
  const headline = first === undefined ? named : `${named}: ${formatCount(first.matching)}`;
  return (
    <section className="chart parts" aria-labelledby="parts-title">
      <h2 id="parts-title">{headline}</h2>
      <PartFilters facets={first?.facets} />
      {pages.error !== null && <Failure problem={pages.error} retry={() => void pages.refetch()} />}
      {first === undefined && pages.error === null && <Loading what="Reading the parts" lines={8} />}
      {first?.matching === 0 && (
        <Empty title="No part has all of this">
          <p>Take a filter away.</p>
        </Empty>
      )}
      {items.length > 0 && <Rows items={items} several={title === undefined} />}
      {pages.hasNextPage && (
        <button type="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {formatCount((first?.matching ?? 0) - items.length)} more
        </button>
      )}
      {first !== undefined && (
        <>
          <p className="chart-source">
            Source: {first.attribution}. Links lead to the portal; nothing of it is fetched.
          </p>
          <div className="chart-tools">
            <ExportMenu
              frame={{ title: named, source: [`Source: ${first.attribution}`] }}
              table={async () => tableOf(await allParts(params))}
              command={cliCommand('components', params)}
            />
          </div>
        </>
      )}
    </section>
  );
}

function Rows({ items, several }: { readonly items: readonly Component[]; readonly several: boolean }) {
  const name = useAreaNames();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Maker</th>
          <th scope="col">May be of</th>
          <th scope="col">{several ? 'Found in' : 'As of'}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              <a href={item.link} rel="noreferrer noopener external">
                {item.name ?? 'not specified'}
              </a>
              {item.category !== null && <span className="faint"> {item.category}</span>}
            </th>
            <td data-label="maker">
              {item.maker ?? 'not known'}
              {item.makerCountry !== null && <span className="faint"> {name(item.makerCountry)}</span>}
            </td>
            <td data-label="may be of">
              {item.hs.length === 0 ? (
                <span className="faint">nothing is known of what it is</span>
              ) : (
                <ul className="part-codes">
                  {item.hs.map(({ code, confidence, why }) => (
                    <li key={code}>
                      <Link to="/goods" search={{ code }} className="num">
                        {code}
                      </Link>{' '}
                      <b>{confidence}</b>: {why}
                    </li>
                  ))}
                </ul>
              )}
            </td>
            <td data-label={several ? 'found in' : 'as of'}>
              {several ? item.weapons.map((weapon) => weapon.replaceAll('-', ' ')).join(', ') : item.verified}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function allParts(params: ReturnType<typeof partsParams>): Promise<readonly Component[]> {
  const items: Component[] = [];
  let cursor: string | null = null;
  do {
    const page: ComponentsPage = await getJson('/components', { ...params, limit: 500, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

function tableOf(items: readonly Component[]): Table {
  const keys = [
    'id',
    'name',
    'part',
    'category',
    'maker',
    'makerCountry',
    'weapons',
    'codes',
    'why',
    'link',
    'verified',
  ];
  return {
    columns: keys.map((key) => ({ key, label: key })),
    rows: items.map(({ hs, weapons, ...item }) => ({
      ...item,
      weapons: weapons.join('; '),
      codes: hs.map(({ code, confidence }) => `${code} ${confidence}`).join('; '),
      why: hs.map(({ why }) => why).join('; '),
    })),
  };
}
