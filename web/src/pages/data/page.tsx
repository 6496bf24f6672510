import { PageHead } from '../../layout/page-head.tsx';

export function DataPage() {
  return <PageHead title="Data" lead="What is loaded, and loading more." />;
}
