import { Link } from '@tanstack/react-router';
import { useApi } from '../api/use-api.ts';
import { formatCount } from '../figures/format.ts';
import { covering } from './in-weapons.ts';

/** Of a code of goods: how many parts of how many weapons may be of it, with the way there. */
export function WeaponsLine({ code }: { readonly code: string }) {
  const weapons = useApi('/weapons', { hs: code }, { enabled: code !== 'TOTAL' });
  const parts = useApi('/components', { hs: code, limit: 1 }, { enabled: code !== 'TOTAL' });
  if (weapons.data === undefined || parts.data === undefined || parts.data.matching === 0) return null;
  const all = weapons.data.items.length;
  const exact = weapons.data.items.filter(({ goods }) => covering(goods, code).own > 0).length;
  const link = (
    <Link to="/components" search={{ hs: code }} preload={false}>
      {formatCount(parts.data.matching)} part{parts.data.matching === 1 ? '' : 's'} of {formatCount(all)} weapon
      {all === 1 ? '' : 's'}
    </Link>
  );
  if (exact === all) return <p>Found in weapons: {link} may be of it.</p>;
  return (
    <p>
      Found in weapons: {exact > 0 && `parts of ${formatCount(exact)} weapon${exact === 1 ? '' : 's'} may be of it; `}
      {link}
      {exact > 0 ? ', with those' : ''} of which only a wider code is known.
    </p>
  );
}
