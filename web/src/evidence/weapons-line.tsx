import { Link } from '@tanstack/react-router';
import { useApi } from '../api/use-api.ts';
import { formatCount } from '../figures/format.ts';
import { covering } from './in-weapons.ts';

/** Of a code of goods: in how many parts of how many weapons it may have been found, with the way there. */
export function WeaponsLine({ code }: { readonly code: string }) {
  const weapons = useApi('/weapons', { hs: code }, { enabled: code !== 'TOTAL' });
  const parts = useApi('/components', { hs: code, limit: 1 }, { enabled: code !== 'TOTAL' });
  if (weapons.data === undefined || parts.data === undefined || parts.data.matching === 0) return null;
  const exact = weapons.data.items.filter(({ goods }) => covering(goods, code).own > 0).length;
  const all = weapons.data.items.length;
  return (
    <p className="weapons-line">
      May have been found in{' '}
      <Link to="/components" search={{ hs: code }} preload={false}>
        {formatCount(parts.data.matching)} part{parts.data.matching === 1 ? '' : 's'} of {formatCount(all)} weapon
        {all === 1 ? '' : 's'}
      </Link>
      {exact < all &&
        `; of ${formatCount(all - exact)} of the weapons only a wider code than ${code} is known for such parts`}
      .
    </p>
  );
}
