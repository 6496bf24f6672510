import { PageHead } from '../../layout/page-head.tsx';

export function FindingPage() {
  return <PageHead title="Finding" lead="One candidate with its series, its rows and what else could explain it." />;
}
