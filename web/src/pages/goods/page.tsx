import { PageHead } from '../../layout/page-head.tsx';
import { CodeCard } from './code-card.tsx';
import './goods.css';
import { GoodsSearchBox } from './goods-search.tsx';
import { MatrixView } from './matrix-view.tsx';
import { GoodsTree } from './tree.tsx';
import { useGoods } from './use-goods.ts';

/** Goods against intermediaries, and what each code is. */
export function GoodsPage() {
  const { search } = useGoods();
  return (
    <>
      <PageHead
        title="Goods"
        lead="Which goods stopped going to the destination, and which intermediaries got more of the same."
      />
      <MatrixView />
      <section className="goods-codes" aria-labelledby="codes">
        <h2 id="codes">What a code is</h2>
        <GoodsSearchBox />
        {search.code === undefined ? (
          <p className="code-card code-none">
            Choose a code: what it is, on which control lists it stands, and whether figures before and after the
            revision of 2022 compare.
          </p>
        ) : (
          <CodeCard code={search.code} />
        )}
        <GoodsTree />
      </section>
    </>
  );
}
