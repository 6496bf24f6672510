import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { Failure } from '../../states/failure.tsx';
import { useGoods } from './use-goods.ts';

const FIRST = 8;
const DIGITS = /^(\d{2}|\d{4}|\d{6}|\d{8})$/;

/** Looks for codes by words of their text, or goes to a code that is typed. */
export function GoodsSearchBox() {
  const { search, change } = useGoods();
  const asked = search.words ?? '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => {
      const digits = text.replaceAll(/[\s.]/g, '');
      change(
        DIGITS.test(digits)
          ? { words: text.trim(), code: digits, open: undefined }
          : { words: text.trim() || undefined },
        true,
      );
    }, 250);
    return () => clearTimeout(timer);
  });
  const words = /^[\d\s.]*$/.test(asked) ? undefined : asked;
  const { data, error, refetch } = useApi('/goods-search', { words }, { enabled: words !== undefined, keep: true });
  const none = error instanceof ApiProblem && error.code === 'not-found';
  return (
    <search className="goods-search">
      <label>
        Find goods
        <input
          type="search"
          value={text}
          placeholder="integrated circuits, or a code such as 8542"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {words !== undefined && (
        <div className="goods-found" aria-live="polite">
          {none ? (
            <p>
              No text of HS 2022 has all of these words. Customs texts are old-fashioned: try “vehicles” for cars, or
              fewer words.
            </p>
          ) : error !== null ? (
            <Failure problem={error} retry={() => void refetch()} />
          ) : (
            data !== undefined && (
              <>
                <p className="kicker">
                  {data.length} {data.length === 1 ? 'code has' : 'codes have'} these words
                  {data.length > FIRST && `; the first ${FIRST}`}
                </p>
                <ul>
                  {data.slice(0, FIRST).map(({ code, text: found }) => (
                    <li key={code}>
                      <button
                        type="button"
                        className="goods-name"
                        aria-current={search.code === code}
                        onClick={() => change({ code, open: undefined })}
                      >
                        <span className="num">{code}</span> <span className="goods-text">{found}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )
          )}
        </div>
      )}
    </search>
  );
}
