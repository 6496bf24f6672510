import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '../../../api/client.ts';
import type { ClaimAnswer } from '../../../api/types.ts';
import { fileName, save } from '../../../export/save.ts';
import { Failure } from '../../../states/failure.tsx';

/** The claim with all that was computed as a file; and out of the register, where it was kept there. */
export function TakeClaim({ answer }: { readonly answer: ClaimAnswer }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>(null);
  const { id } = answer.claim;
  const remove = async (): Promise<void> => {
    try {
      await post('/claims/{claim}/remove', { params: { claim: id } });
      await navigate({ to: '/claims', search: {} });
      await client.invalidateQueries();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <>
      <button
        type="button"
        onClick={() =>
          save(`${fileName(id)}.json`, new Blob([`${JSON.stringify(answer, null, 2)}\n`], { type: 'application/json' }))
        }
      >
        Claim as JSON
      </button>
      {answer.from === 'register' && (
        <button type="button" onClick={() => void remove()}>
          Take it out of the register
        </button>
      )}
      {problem !== null && <Failure problem={problem} />}
    </>
  );
}
