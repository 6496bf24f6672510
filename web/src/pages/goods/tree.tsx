import { useApi } from '../../api/use-api.ts';
import { listName } from '../../figures/lists.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { openOf, toggled } from './code-words.ts';
import { useGoods } from './use-goods.ts';

/** The nomenclature as nested lists: one button opens what is in a code, the other tells about it. */
export function GoodsTree() {
  return (
    <nav className="goods-tree" aria-label="Harmonized System">
      <Level under={undefined} />
    </nav>
  );
}

function Level({ under }: { readonly under: string | undefined }) {
  const { data, error, refetch } = useApi('/goods', { under });
  const { search, change } = useGoods();
  const open = openOf(search.open, search.code);
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Reading the nomenclature" lines={under === undefined ? 12 : 3} />;
  return (
    <ul>
      {data.children.map(({ code, text, lists, children }) => {
        const isOpen = open.includes(code);
        return (
          <li key={code}>
            <div className="goods-row">
              {children > 0 ? (
                <button
                  type="button"
                  className="twist"
                  aria-expanded={isOpen}
                  aria-label={`${code}, ${children} within`}
                  onClick={() => change({ open: toggled(open, code) }, true)}
                />
              ) : (
                <span className="twist" />
              )}
              <button
                type="button"
                className="goods-name"
                aria-current={search.code === code}
                onClick={() => change({ code, open: [...new Set([...open.filter((one) => one !== 'none'), code])] })}
              >
                <span className="num">{code}</span> <span className="goods-text">{text}</span>
                {lists.map((list) => (
                  <span key={list} className="list-tag" title={listName(list)}>
                    {list}
                  </span>
                ))}
              </button>
            </div>
            {isOpen && children > 0 && <Level under={code} />}
          </li>
        );
      })}
    </ul>
  );
}
