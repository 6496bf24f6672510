import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../../../api/client.ts';
import type { CheckedClaim, ClaimsAnswer, Draft, KeptClaims } from '../../../api/types.ts';
import { save } from '../../../export/save.ts';
import { counted, sentenceCase } from '../../../figures/words.ts';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { Inconsistencies } from '../inconsistencies.tsx';
import { DraftPart } from './draft-part.tsx';
import { claimsFile, type Edited, editedOf, entryOf, lacking } from './edited.ts';

/** The sentences of a text that carry figures, to be corrected, checked and kept. */
export function Drafts({ drafts }: { readonly drafts: readonly Draft[] }) {
  const client = useQueryClient();
  const [edits, setEdits] = useState<readonly Edited[]>(() => editedAll(drafts));
  const [checked, setChecked] = useState<ReadonlyMap<number, CheckedClaim>>(new Map());
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const [answer, setAnswer] = useState<ClaimsAnswer | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const ready = [...edits.keys()].filter((at) => lacking(edits[at] as Edited).length === 0);
  const entries = (places: readonly number[]) => places.map((at) => entryOf(edits[at] as Edited));

  const change = (at: number, next: Partial<Edited>): void => {
    setEdits(edits.with(at, { ...(edits[at] as Edited), ...next }));
    // What was computed is of the form as it was.
    setChecked(new Map([...checked].filter(([place]) => place !== at)));
    setKept(new Set([...kept].filter((place) => place !== at)));
  };
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await work().catch(setProblem);
    setBusy(false);
  };
  const check = (places: readonly number[]): Promise<void> =>
    doing(async () => {
      const found = await postJson<ClaimsAnswer>('/claims/check', { body: { claims: entries(places) } });
      setAnswer(found);
      setChecked(
        new Map([...checked, ...places.map((place, at) => [place, found.claims[at] as CheckedClaim] as const)]),
      );
    });
  const keep = (places: readonly number[]): Promise<void> =>
    doing(async () => {
      await postJson<KeptClaims>('/claims', { body: { claims: entries(places) } });
      setKept(new Set([...kept, ...places]));
      await client.invalidateQueries({ queryKey: ['/claims'] });
    });
  const takeFile = (): Promise<void> =>
    doing(async () => save('claims.yml', new Blob([await claimsFile(entries(ready))], { type: 'application/yaml' })));

  return (
    <section aria-label="What was understood">
      <div className="draft-buttons">
        <p role="status">
          <b>
            {sentenceCase(counted(drafts.length))} {drafts.length === 1 ? 'sentence' : 'sentences'}
          </b>{' '}
          with figures{ready.length < drafts.length && `; ${ready.length} can be checked as they are`}
        </p>
        {ready.length > 0 && (
          <>
            <button type="button" disabled={isBusy} onClick={() => void check(ready)}>
              Check {ready.length === 1 ? 'the claim' : `all ${ready.length}`}
            </button>
            <button type="button" disabled={isBusy} onClick={() => void takeFile()}>
              Save as claims file
            </button>
            <CopyFile make={() => claimsFile(entries(ready))} />
          </>
        )}
      </div>
      {isBusy && <Loading what="Recomputing the figures" lines={2} />}
      {problem !== null && (
        <Failure
          problem={problem}
          usage={{ title: 'A field is not as expected', advice: 'Correct it below, then check again.' }}
        />
      )}
      {drafts.map((draft, at) => (
        <DraftPart
          key={draft.from}
          draft={draft}
          edited={edits[at] as Edited}
          checked={checked.get(at)}
          snapshot={answer?.snapshot ?? ''}
          isKept={kept.has(at)}
          isBusy={isBusy}
          onChange={(next) => change(at, next)}
          onCheck={() => void check([at])}
          onKeep={() => void keep([at])}
        />
      ))}
      {answer !== null && answer.inconsistencies.length > 0 && (
        <section aria-label="Where these claims do not agree among themselves" className="claims-part">
          <h2>Where these claims do not agree among themselves</h2>
          <Inconsistencies all={answer.inconsistencies} search={{}} linked={false} />
        </section>
      )}
    </section>
  );
}

function editedAll(drafts: readonly Draft[]): readonly Edited[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const edited = editedOf(draft, taken);
    taken.add(edited.id);
    return edited;
  });
}

function CopyFile({ make }: { readonly make: () => Promise<string> }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const text = await make();
    setSaid(
      await navigator.clipboard.writeText(text).then(
        () => 'Copied',
        () => 'The browser refused; save it instead',
      ),
    );
    setTimeout(() => setSaid(null), 2000);
  };
  return (
    <button type="button" className="quiet" onClick={() => void copy()}>
      <span aria-live="polite">{said ?? 'Copy as claims file'}</span>
    </button>
  );
}
