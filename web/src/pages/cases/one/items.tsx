import { useEffect, useRef, useState } from 'react';
import type { CaseAnswer } from '../../../api/types.ts';
import { Item } from './item.tsx';
import type { CaseInHand } from './use-case.ts';

/** The items in order. What was moved keeps the focus, so that it can be moved on by the same key. */
export function Items({ inHand, answer }: { readonly inHand: CaseInHand; readonly answer: CaseAnswer }) {
  const list = useRef<HTMLOListElement>(null);
  const [wanted, setWanted] = useState<{ readonly place: number; readonly button: string } | null>(null);
  const [said, setSaid] = useState('');
  const { isBusy } = inHand;
  useEffect(() => {
    if (wanted === null || isBusy) return;
    const item = list.current?.children[wanted.place - 1];
    const own = item?.querySelector<HTMLButtonElement>(`button[name="${wanted.button}"]`);
    const other = item?.querySelector<HTMLButtonElement>('button[name]:not(:disabled)');
    (own?.disabled === false ? own : other)?.focus();
    setWanted(null);
  }, [wanted, isBusy]);
  const move = async (from: number, to: number, button: string): Promise<void> => {
    const done = await inHand.move(from, to);
    setSaid(done ? `Item ${from} is now at place ${to}.` : '');
    setWanted({ place: done ? to : from, button });
  };
  const remove = async (place: number): Promise<void> => {
    const done = await inHand.remove(place);
    setSaid(done ? `Item ${place} was taken out.` : '');
    setWanted({ place: Math.min(place, answer.items.length - (done ? 1 : 0)), button: 'remove' });
  };
  return (
    <>
      <ol ref={list} className="case-items">
        {answer.items.map((item, at) => {
          const told = answer.told[at];
          return told === undefined ? null : (
            <Item
              key={`${told.kind} ${told.about ?? told.title} ${at}`}
              item={item}
              told={told}
              scenario={answer.scenario}
              count={answer.items.length}
              isBusy={isBusy}
              onMove={(to, button) => void move(at + 1, to, button)}
              onRemove={() => void remove(at + 1)}
              onSave={(next) => inHand.save({ items: answer.items.with(at, next) })}
            />
          );
        })}
      </ol>
      <p className="hidden" role="status">
        {said}
      </p>
    </>
  );
}
