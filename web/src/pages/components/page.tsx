import { EvidenceTabs } from '../../evidence/tabs.tsx';
import { PageHead } from '../../layout/page-head.tsx';

export function ComponentsPage() {
  return (
    <>
      <PageHead tab="Parts in weapons" title="Parts found in weapons" />
      <EvidenceTabs here="components" />
    </>
  );
}
