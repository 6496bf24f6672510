import { Link } from '@tanstack/react-router';
import type { Finding, GoodsAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { WeaponsLine } from '../../evidence/weapons-line.tsx';
import { listName } from '../../figures/lists.ts';
import { sentences } from '../../figures/words.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';

/** What the code is, on which lists it is, and whether it compares across revisions. */
export function GoodsBlock({ goods }: { readonly goods: Finding['goods'] }) {
  const { data, error, refetch } = useApi('/goods/{code}', { code: goods.code }, { enabled: goods.code !== 'TOTAL' });
  if (goods.code === 'TOTAL')
    return (
      <p className="part-note">
        All goods together, as totals of a country’s trade: no list and no code stands behind it.
      </p>
    );
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Reading the nomenclature" lines={5} />;
  return (
    <div className="goods-block">
      <div>
        <p className="goods-path">
          {data.parents.map(({ code, text }) => (
            <span key={code}>
              <span className="num">{code}</span> {text}
            </span>
          ))}
        </p>
        <p className="goods-text">
          <Link to="/goods" search={{ code: data.code }} className="num">
            {data.code}
          </Link>{' '}
          {data.text}
        </p>
        <WeaponsLine code={data.code} />
        {data.unit !== null && <p className="faint">Counted in {UNITS[data.unit] ?? data.unit} beside kilograms.</p>}
      </div>
      <Lists goods={data} />
      {data.history !== null && <History history={data.history} />}
      {data.notes.length > 0 && <p className="faint goods-notes">{sentences(data.notes)}</p>}
    </div>
  );
}

const UNITS: Readonly<Record<string, string>> = {
  u: 'items',
  '2u': 'pairs',
  l: 'litres',
  m: 'metres',
  m2: 'm²',
  m3: 'm³',
};

function Lists({ goods: { lists } }: { readonly goods: GoodsAnswer }) {
  return (
    <div>
      <h3>Lists</h3>
      {lists.length === 0 && <p>On none of the lists that are shipped.</p>}
      <ul className="goods-lists">
        {lists.map(({ list, tier, version, match, entries }) => (
          <li key={list}>
            <b>{listName(list)}</b>
            {tier !== null && <>, tier {tier}</>} <span className="technical">{list}</span>
            <br />
            {match === 'line'
              ? 'The very code'
              : `Only part of it: ${entries.slice(0, 6).join(', ')}${entries.length > 6 ? ' …' : ''}`}
            , version of {version}.
          </li>
        ))}
      </ul>
    </div>
  );
}

const ACROSS = {
  yes: '✓ compares with the years before 2022',
  'with caution': '! compares with the years before 2022 with caution',
  no: '✕ does not compare with the years before 2022',
} as const;

function History({ history }: { readonly history: NonNullable<GoodsAnswer['history']> }) {
  return (
    <div>
      <h3>Revisions of the nomenclature</h3>
      <p>
        {ACROSS[history.across2022]}: {history.why}.
      </p>
      <ul className="goods-lists">
        {history.steps.map(({ revision, parents, relationship, why }) => (
          <li key={revision}>
            <b className="num">HS{revision}</b> {parents.join(', ')} <span className="technical">{relationship}</span>{' '}
            {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
