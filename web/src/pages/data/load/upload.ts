import { apiUrl } from '../../../api/client.ts';
import { ApiProblem, type ProblemBody } from '../../../api/problem.ts';
import { token } from '../../../api/token.ts';
import type { Uploaded } from '../../../api/types.ts';

/** Sends a file as it is; says how many bytes have left. `fetch` cannot tell that, so it is an XMLHttpRequest. */
export function upload(file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Uploaded> {
  const { promise, resolve, reject } = Promise.withResolvers<Uploaded>();
  const request = new XMLHttpRequest();
  request.open('POST', apiUrl('/uploads', { name: file.name }));
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('Accept', 'application/json');
  request.setRequestHeader('X-Entrepot', '1');
  const bearer = token.read();
  if (bearer !== null) request.setRequestHeader('Authorization', `Bearer ${bearer}`);
  const stop = (): void => request.abort();
  signal.addEventListener('abort', stop, { once: true });
  request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
  request.addEventListener('load', () => {
    const body = jsonOf(request.responseText);
    if (request.status === 200) resolve(body as Uploaded);
    else reject(new ApiProblem(body as ProblemBody, request.status));
  });
  request.addEventListener('error', () =>
    reject(new ApiProblem({ title: 'The file could not be sent', detail: 'no answer from the server' }, 0)),
  );
  request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
  request.send(file);
  return promise;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
