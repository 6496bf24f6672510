import { useEffect, useRef } from 'react';
import type { Footprint, ListedEvidence } from '../../api/types.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatDate } from '../../figures/dates.ts';
import { counted, sentenceCase } from '../../figures/words.ts';
import { Item } from './item.tsx';
import type { MapMarks } from './marks.ts';
import { Remove } from './remove.tsx';
import { useEvidence } from './use-evidence.ts';

/** What is chosen: an item, the items of an arc or a country, or a footprint. */
export function Selected({
  items,
  marks,
  footprints,
}: {
  readonly items: readonly ListedEvidence[];
  readonly marks: MapMarks;
  readonly footprints: readonly Footprint[];
}) {
  const { search, choose } = useEvidence();
  const panel = useRef<HTMLElement>(null);
  const what = search.item ?? search.between ?? search.footprint;
  const before = useRef(what);
  useEffect(() => {
    if (what === before.current) return;
    before.current = what;
    // Beside the charts it is seen; below them, on a phone, it comes into view.
    if (what !== undefined && matchMedia('(max-width: 60rem)').matches)
      panel.current?.scrollIntoView({ block: 'start', behavior: 'auto' });
  }, [what]);
  return (
    <section ref={panel} className="evidence-selected" aria-label="What is chosen" aria-live="polite">
      {what !== undefined && (
        <button type="button" className="quiet evidence-close" onClick={() => choose({})}>
          Close
        </button>
      )}
      {search.item !== undefined ? (
        <Item id={search.item} />
      ) : search.between !== undefined ? (
        <Between keyOf={search.between} items={items} marks={marks} />
      ) : search.footprint !== undefined ? (
        <OneFootprint footprint={footprints.find((one) => one.id === search.footprint)} items={items} />
      ) : (
        <p className="faint">
          Nothing is chosen. Choose a place or a line on the map, a mark on the timeline, or a row of the table: it is
          told about here.
        </p>
      )}
    </section>
  );
}

function Between({
  keyOf,
  items,
  marks,
}: {
  readonly keyOf: string;
  readonly items: readonly ListedEvidence[];
  readonly marks: MapMarks;
}) {
  const name = useAreaNames();
  const ids = marks.between.get(keyOf) ?? [];
  const areas = keyOf.split('-').map(name);
  const where = areas.length === 1 ? `of ${areas[0]}` : `from ${areas.join(' to ')}`;
  return (
    <>
      <h2>{ids.length === 0 ? `Nothing ${where}` : sentenceCase(`${counted(ids.length)} items ${where}`)}</h2>
      <ItemList items={items.filter(({ id }) => ids.includes(id))} />
    </>
  );
}

function ItemList({ items }: { readonly items: readonly ListedEvidence[] }) {
  const { choose } = useEvidence();
  return (
    <ul className="evidence-list">
      {items.map(({ id, title, date, until, status }) => (
        <li key={id}>
          <button type="button" className="as-link" onClick={() => choose({ item: id })}>
            {title}
          </button>
          <span className="faint">
            {formatDate(date, until)} · {status}
          </span>
        </li>
      ))}
    </ul>
  );
}

const degrees = (value: number, plus: string, minus: string): string =>
  `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;

function OneFootprint({
  footprint,
  items,
}: {
  readonly footprint: Footprint | undefined;
  readonly items: readonly ListedEvidence[];
}) {
  if (footprint === undefined) return <p>This footprint is not in the register.</p>;
  const { properties, bbox } = footprint;
  const [west, south, east, north] = bbox;
  const own = items.filter(({ id }) => footprint.items.includes(id));
  return (
    <>
      <p className="kicker">Footprint</p>
      <h2>{properties.name}</h2>
      <dl className="evidence-facts">
        {properties.datetime !== null && (
          <div>
            <dt>Taken</dt>
            <dd>
              {properties.datetime}
              {properties.until !== null && ` to ${properties.until}`}
            </dd>
          </div>
        )}
        <div>
          <dt>Extent</dt>
          <dd className="num">
            {degrees(south, 'N', 'S')} to {degrees(north, 'N', 'S')}, {degrees(west, 'E', 'W')} to{' '}
            {degrees(east, 'E', 'W')}
          </dd>
        </div>
        <div>
          <dt>File</dt>
          <dd>
            {properties.source} <span className="technical">{properties.kind}</span>
          </dd>
        </div>
        {properties.assets.length > 0 && (
          <div>
            <dt>It points to, and this does not fetch</dt>
            <dd>
              <ul className="evidence-list">
                {properties.assets.map(({ name, href }) => (
                  <li key={name + href}>
                    {name} <code>{href}</code>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {own.length > 0 && (
        <>
          <h3>Evidence that names it</h3>
          <ItemList items={own} />
        </>
      )}
      <Remove path="/footprints/{footprint}/remove" params={{ footprint: footprint.file }}>
        Added here, with everything that is in {properties.source}.
      </Remove>
    </>
  );
}
