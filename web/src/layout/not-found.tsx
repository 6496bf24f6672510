import { Link } from '@tanstack/react-router';
import { PageHead } from './page-head.tsx';

export function NotFound() {
  return (
    <>
      <PageHead title="There is no such page" lead="The address may have been cut short when it was sent." />
      <p>
        Go to <Link to="/">the scenario</Link> or <Link to="/findings">all findings</Link>.
      </p>
    </>
  );
}
