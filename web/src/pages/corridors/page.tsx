import { PageHead } from '../../layout/page-head.tsx';

export function CorridorsPage() {
  return <PageHead title="Corridors" lead="Any exporter, importer and goods." />;
}
