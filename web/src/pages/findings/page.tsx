import { PageHead } from '../../layout/page-head.tsx';

export function FindingsPage() {
  return <PageHead title="Findings" lead="Candidates of every kind, ranked." />;
}
