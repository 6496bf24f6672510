import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { post } from '../../../api/client.ts';
import type { LoadAnswer } from '../../../api/types.ts';
import { answerOf, type Progress } from './ndjson.ts';

export type LoadState =
  | { readonly step: 'idle' }
  | { readonly step: 'loading'; readonly progress: Progress }
  | { readonly step: 'loaded'; readonly answer: LoadAnswer }
  | { readonly step: 'stopped' }
  | { readonly step: 'failed'; readonly problem: unknown };

/** Loads what was looked at, telling how far it is; afterwards every figure of the app is asked for again. */
export function useLoad() {
  const client = useQueryClient();
  const [state, setState] = useState<LoadState>({ step: 'idle' });
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (body: object): Promise<void> => {
    const own = new AbortController();
    stop.current = own;
    setState({ step: 'loading', progress: {} });
    try {
      const response = await post('/loads', { body, accept: 'application/x-ndjson', signal: own.signal });
      const answer = await answerOf<LoadAnswer>(response, (progress) => setState({ step: 'loading', progress }));
      setState({ step: 'loaded', answer });
    } catch (problem) {
      setState(own.signal.aborted ? { step: 'stopped' } : { step: 'failed', problem });
    }
    // After a stop too: it may have come too late.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'preview' });
  };
  return {
    state,
    start: (body: object): void => void start(body),
    cancel: (): void => stop.current?.abort(),
    reset: (): void => setState({ step: 'idle' }),
  };
}
