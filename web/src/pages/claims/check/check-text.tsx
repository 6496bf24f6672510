import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { postJson } from '../../../api/client.ts';
import type { DraftsAnswer } from '../../../api/types.ts';
import { Empty } from '../../../states/empty.tsx';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { chosen } from '../../../url/search.ts';
import { LONGEST_IN_ADDRESS } from '../search.ts';
import { Drafts } from './drafts.tsx';

const route = getRouteApi('/claims');

const EXAMPLE =
  'EU exports of integrated circuits to Kyrgyzstan rose more than twentyfold from January to October 2022, compared with the same period of 2021.';

/** A text is pasted, its sentences with figures become claims that can be corrected and checked. */
export function CheckText() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(search.text ?? '');
  /** What is too long for an address is known to this page only. */
  const [long, setLong] = useState<string | null>(null);
  const asked = long ?? search.text;
  const { data, error, refetch } = useQuery({
    queryKey: ['/claims/parse', asked],
    queryFn: ({ signal }) => postJson<DraftsAnswer>('/claims/parse', { body: { text: asked }, signal }),
    enabled: asked !== undefined,
  });
  const ask = (wanted: string): void => {
    const fits = wanted.length <= LONGEST_IN_ADDRESS;
    setLong(fits ? null : wanted);
    void navigate({ search: (old) => chosen({ ...old, show: 'check' as const, text: fits ? wanted : undefined }) });
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') ask(text.trim());
  };
  return (
    <>
      <form className="check-form" onSubmit={send}>
        <label htmlFor="check-text">Sentences in English</label>
        <textarea
          id="check-text"
          rows={5}
          value={text}
          placeholder={EXAMPLE}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
          }}
        />
        <div className="draft-buttons">
          <button type="submit" disabled={text.trim() === ''}>
            Find the figures
          </button>
          <button
            type="button"
            className="as-link"
            onClick={() => {
              setText(EXAMPLE);
              ask(EXAMPLE);
            }}
          >
            Try a sentence
          </button>
          <p className="faint">It stays on this server; nothing is asked of any other.</p>
        </div>
      </form>
      {error !== null && <Failure problem={error} retry={() => void refetch()} />}
      {asked !== undefined && data === undefined && error === null && <Loading what="Reading the text" lines={6} />}
      {data?.drafts.length === 0 && (
        <Empty title="No sentence with a figure on trade was found">
          <p>
            A sentence is found when it says how much of what went from whom to whom: amounts, growth, multiples, shares
            or numbers, with months or years.
          </p>
        </Empty>
      )}
      {data !== undefined && data.drafts.length > 0 && <Drafts key={asked} drafts={data.drafts} />}
    </>
  );
}
