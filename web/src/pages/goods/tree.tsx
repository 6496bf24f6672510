import { useEffect, useRef } from 'react';
import type { GoodsChildren } from '../../api/types.ts';
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
              <Name child={{ code, text, lists }} open={open} />
            </div>
            {isOpen && children > 0 && <Level under={code} />}
          </li>
        );
      })}
    </ul>
  );
}

function Name({
  child: { code, text, lists },
  open,
}: {
  readonly child: Pick<GoodsChildren['children'][number], 'code' | 'text' | 'lists'>;
  readonly open: readonly string[];
}) {
  const { search, change } = useGoods();
  const current = search.code === code;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) reveal(button.current);
  }, [current]);
  return (
    <button
      ref={button}
      type="button"
      className="goods-name"
      aria-current={current}
      onClick={() => change({ code, open: [...new Set([...open.filter((one) => one !== 'none'), code])] })}
    >
      <span className="num">{code}</span> <span className="goods-text">{text}</span>
      {lists.map((list) => (
        <span key={list} className="list-tag" title={listName(list)}>
          {list}
        </span>
      ))}
    </button>
  );
}

/** Scrolls the tree, not the page, to where a code can be seen. */
function reveal(node: HTMLElement | null): void {
  const tree = node?.closest('.goods-tree');
  if (node === null || tree == null) return;
  const [own, frame] = [node.getBoundingClientRect(), tree.getBoundingClientRect()];
  if (own.top < frame.top || own.bottom > frame.bottom) tree.scrollTop += own.top - frame.top - frame.height / 3;
}
