import './tabs.css';
import { Link } from '@tanstack/react-router';

const TABS = [
  ['evidence', '/evidence', 'Register'],
  ['components', '/components', 'Parts found in weapons'],
] as const;

/** The two pages of what is not a trade flow. */
export function EvidenceTabs({ here }: { readonly here: (typeof TABS)[number][0] }) {
  return (
    <nav className="evidence-tabs" aria-label="Parts of the evidence">
      {TABS.map(([name, to, label]) => (
        <Link key={name} to={to} search={{}} aria-current={name === here ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
