import { useEffect, useRef, useState } from 'react';
import type { Uploaded } from '../../../api/types.ts';
import { upload } from './upload.ts';

/** A file on its way to the server. */
export interface Sending {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly uploaded: Uploaded | null;
  readonly problem: unknown;
}

/** Files that were chosen, each sent at once; leaving the page stops what is still being sent. */
export function useUploads() {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const send = (file: File): void => {
    const key = crypto.randomUUID();
    const stop = new AbortController();
    stops.current.set(key, stop);
    const change = (part: Partial<Sending>): void =>
      setSendings((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
    setSendings((now) => [...now, { key, name: file.name, bytes: file.size, sent: 0, uploaded: null, problem: null }]);
    upload(file, (sent) => change({ sent }), stop.signal)
      .then((uploaded) => change({ uploaded, sent: file.size }))
      .catch((problem: unknown) => {
        if (!stop.signal.aborted) change({ problem });
      });
  };
  const remove = (key: string): void => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setSendings((now) => now.filter((one) => one.key !== key));
  };
  const clear = (): void => {
    for (const { key } of sendings) remove(key);
  };
  return {
    sendings,
    /** Ids of what has arrived; empty until all have. */
    uploads: sendings.every(({ uploaded }) => uploaded !== null)
      ? sendings.map(({ uploaded }) => (uploaded as Uploaded).upload)
      : [],
    add: (files: Iterable<File>): void => {
      for (const file of files) send(file);
    },
    remove,
    clear,
  };
}
