import { useState } from 'react';
import type { Weapon } from '../../api/types.ts';
import { formatCount } from '../../figures/format.ts';
import { useComponents } from './use-components.ts';

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');

/** All weapons, those with the most parts first; typed words narrow them. */
export function WeaponList({ weapons }: { readonly weapons: readonly Weapon[] }) {
  const { search, change } = useComponents();
  const [text, setText] = useState('');
  const words = plain(text).trim().split(' ');
  const shown = weapons.filter(({ weapon, title }) =>
    words.every((word) => plain(`${weapon} ${title}`).includes(word)),
  );
  return (
    <search className="weapon-list" aria-label="Choose a weapon">
      <label className="filter">
        <span>Weapons</span>
        <input
          type="search"
          value={text}
          placeholder="such as kh-101, orlan, t-72"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="faint" role="status">
        {shown.length === weapons.length
          ? 'Most parts first.'
          : `${formatCount(shown.length)} of ${formatCount(weapons.length)}`}
      </p>
      <ul tabIndex={0} aria-label="Weapons">
        {shown.map(({ weapon, title, parts }) => (
          <li key={weapon}>
            <button
              type="button"
              className="as-link"
              aria-pressed={weapon === search.weapon}
              onClick={() => change({ weapon: weapon === search.weapon ? undefined : weapon, hs: undefined })}
            >
              {title}
            </button>
            <span className="faint num">{formatCount(parts)}</span>
          </li>
        ))}
      </ul>
    </search>
  );
}
