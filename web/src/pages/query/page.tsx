import { PageHead } from '../../layout/page-head.tsx';

export function QueryPage() {
  return <PageHead title="Query" lead="Ask the lake in SQL." />;
}
