import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { CaseItem, ToldItem } from '../../../api/types.ts';
import { sentenceCase } from '../../../figures/words.ts';
import { Provenance } from '../../../provenance/provenance.tsx';
import { KINDS } from '../words.ts';
import { TextForm } from './text-form.tsx';

/** One thing of a case: what it is with a link to it, its note, and what can be done to it. */
export function Item({
  item,
  told: { place, title, missing },
  scenario,
  count,
  isBusy,
  onMove,
  onRemove,
  onSave,
}: {
  readonly item: CaseItem;
  readonly told: ToldItem;
  readonly scenario: string;
  readonly count: number;
  readonly isBusy: boolean;
  readonly onMove: (to: number, button: string) => void;
  readonly onRemove: () => void;
  readonly onSave: (next: CaseItem) => Promise<boolean>;
}) {
  const [isEditing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const stop = (): void => {
    setEditing(false);
    edit.current?.focus();
  };
  const text = item.kind === 'note' ? item.text : (item.note ?? '');
  const byKey = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || isBusy) return;
    const to = place + step;
    if (to < 1 || to > count) return;
    event.preventDefault();
    onMove(to, step < 0 ? 'up' : 'down');
  };
  const save = async (next: string): Promise<boolean> => {
    const done = await onSave(item.kind === 'note' ? { ...item, text: next } : { ...item, note: next || null });
    if (done) stop();
    return done;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <li className={`case-item case-${item.kind}`} onKeyDown={byKey}>
      <div className="case-body">
        <p className="case-kind">
          <span className="num">{place}</span> {sentenceCase(KINDS[item.kind][0])}
        </p>
        {item.kind !== 'note' && (
          <h3>
            <About item={item} title={title} scenario={scenario} />
          </h3>
        )}
        {item.kind === 'flows' && (
          <p>
            <Provenance query={item.query} label={title} text="the figure and its rows" />
          </p>
        )}
        {missing !== null && (
          <p className="case-missing">
            <span aria-hidden="true">⚑ </span>
            It cannot be shown: {missing}.
          </p>
        )}
        {isEditing ? (
          <TextForm
            label={item.kind === 'note' ? 'The note' : `A note on item ${place}`}
            text={text}
            needed={item.kind === 'note'}
            isBusy={isBusy}
            onSave={save}
            onCancel={stop}
          />
        ) : (
          text.split(/\n{2,}/).map((part) => (part === '' ? null : <p key={part}>{part}</p>))
        )}
      </div>
      <div className="case-tools">
        <button
          type="button"
          name="up"
          className="quiet"
          disabled={isBusy || place === 1}
          title="Alt and the arrow up"
          onClick={() => onMove(place - 1, 'up')}
        >
          ↑<span className="hidden"> Move item {place} up</span>
        </button>
        <button
          type="button"
          name="down"
          className="quiet"
          disabled={isBusy || place === count}
          title="Alt and the arrow down"
          onClick={() => onMove(place + 1, 'down')}
        >
          ↓<span className="hidden"> Move item {place} down</span>
        </button>
        <button
          ref={edit}
          type="button"
          name="edit"
          className="quiet"
          disabled={isBusy}
          onClick={() => setEditing(!isEditing)}
        >
          {text === '' ? 'Add a note' : 'Edit the note'}
          <span className="hidden"> of item {place}</span>
        </button>
        <button type="button" name="remove" className="quiet" disabled={isBusy} onClick={onRemove}>
          Take out<span className="hidden"> item {place}</span>
        </button>
      </div>
    </li>
  );
}

function About({
  item,
  title,
  scenario,
}: {
  readonly item: CaseItem;
  readonly title: string;
  readonly scenario: string;
}) {
  switch (item.kind) {
    case 'finding':
      return (
        <Link to="/findings/$id" params={{ id: item.finding }} search={{ scenario }}>
          {title}
        </Link>
      );
    case 'claim':
      return (
        <Link to="/claims/$id" params={{ id: item.claim }}>
          {title}
        </Link>
      );
    case 'evidence':
      return (
        <Link to="/evidence" search={{ item: item.evidence }}>
          {title}
        </Link>
      );
    case 'flows':
      return title;
    case 'note':
      return null;
  }
}
