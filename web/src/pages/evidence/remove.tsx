import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Params, postJson } from '../../api/client.ts';
import type { RemovedEvidence, RemovedFootprint } from '../../api/types.ts';
import { Failure } from '../../states/failure.tsx';
import { useEvidence } from './use-evidence.ts';

/** Takes what a user added out again, when it is said twice; its history stays in the register. */
export function Remove({
  path,
  params,
  children,
}: {
  readonly path: '/evidence/{evidence}/remove' | '/footprints/{footprint}/remove';
  readonly params: Params;
  readonly children: ReactNode;
}) {
  const client = useQueryClient();
  const { choose } = useEvidence();
  const [sure, setSure] = useState(false);
  const removal = useMutation({
    mutationFn: () => postJson<RemovedEvidence | RemovedFootprint>(path, { params }),
    onSuccess: () => {
      choose({});
      // What is gone is not asked for again, should it still be shown for a moment.
      client.removeQueries({ queryKey: ['/evidence/{evidence}'] });
      void client.invalidateQueries();
    },
  });
  return (
    <div>
      <p className="faint">{children}</p>
      {sure ? (
        <p className="evidence-buttons">
          <button type="button" disabled={removal.isPending} onClick={() => removal.mutate()}>
            Yes, take it out
          </button>
          <button type="button" onClick={() => setSure(false)}>
            Keep it
          </button>
        </p>
      ) : (
        <button type="button" className="quiet" onClick={() => setSure(true)}>
          Take it out of the register
        </button>
      )}
      {removal.error !== null && <Failure problem={removal.error} />}
    </div>
  );
}
