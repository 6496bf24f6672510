import { useRef, useState } from 'react';
import { postJson } from '../../api/client.ts';
import { upload } from '../data/load/upload.ts';

export interface Sent<T> {
  readonly state: 'idle' | 'working';
  readonly name: string | null;
  readonly answer: T | null;
  readonly problem: unknown;
}

/** A file is sent to the server, which answers what it is asked of it; one at a time. */
export function useUpload<T>(path: string) {
  const [sent, setSent] = useState<Sent<T>>({ state: 'idle', name: null, answer: null, problem: null });
  const stop = useRef<AbortController | null>(null);
  const send = async (file: File): Promise<void> => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setSent({ state: 'working', name: file.name, answer: null, problem: null });
    try {
      const { upload: id } = await upload(file, () => undefined, controller.signal);
      const answer = await postJson<T>(path, { body: { upload: id }, signal: controller.signal });
      setSent({ state: 'idle', name: file.name, answer, problem: null });
    } catch (problem) {
      if (!controller.signal.aborted) setSent({ state: 'idle', name: file.name, answer: null, problem });
    }
  };
  return [sent, send] as const;
}
