import { PageHead } from '../../layout/page-head.tsx';

export function GoodsPage() {
  return <PageHead title="Goods" lead="Goods against intermediaries, and what each code is." />;
}
