import { PageHead } from '../../layout/page-head.tsx';

export function ScenarioPage() {
  return <PageHead title="Scenario" lead="What stopped, where it went instead, and how sure that is." />;
}
