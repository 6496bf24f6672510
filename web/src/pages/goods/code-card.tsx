import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { GoodsAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { WeaponsLine } from '../../evidence/weapons-line.tsx';
import { cliCommand } from '../../export/command.ts';
import { listName } from '../../figures/lists.ts';
import { sentenceCase, several } from '../../figures/words.ts';
import { Command } from '../../states/copy.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { LEVEL_WORDS, stepsOf, stepWords, unitWords, VERDICTS } from './code-words.ts';
import { useGoods } from './use-goods.ts';

/** What a code is, on which lists, what it was before, and where to go on from here. */
export function CodeCard({ code }: { readonly code: string }) {
  const { data, error, refetch } = useApi('/goods/{code}', { code }, { keep: true });
  const card = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another code is what it is about
  useEffect(() => {
    if (first.current) first.current = false;
    else if ((card.current?.getBoundingClientRect().top ?? 0) < 0) card.current?.scrollIntoView({ block: 'start' });
  }, [code]);
  return (
    <article ref={card} className="code-card" aria-live="polite" aria-label={`About ${code}`}>
      {error !== null ? (
        <Failure problem={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading what={`Looking up ${code}`} lines={8} />
      ) : (
        <Told goods={data} />
      )}
    </article>
  );
}

function Told({ goods }: { readonly goods: GoodsAnswer }) {
  const { search, change } = useGoods();
  const { code, level, text, parents, unit, lists, history } = goods;
  return (
    <>
      <p className="kicker">
        {LEVEL_WORDS[level] ?? 'Code'} <span className="num">{code}</span>
      </p>
      <h2>{text ?? 'No text in HS 2022'}</h2>
      {parents.length > 0 && (
        <ul className="code-parents" aria-label="Part of">
          {parents.map((parent) => (
            <li key={parent.code}>
              <button
                type="button"
                className="as-link num"
                onClick={() => change({ code: parent.code, open: undefined })}
              >
                {parent.code}
              </button>{' '}
              {parent.text}
            </li>
          ))}
        </ul>
      )}
      <h3>Lists</h3>
      {lists.length === 0 ? (
        <p>On none of the lists that ship with Entrepot.</p>
      ) : (
        <ul className="plain">
          {lists.map((listing) => (
            <li key={listing.list + (listing.tier ?? '')}>
              <Listing listing={listing} code={code} />
            </li>
          ))}
        </ul>
      )}
      {history !== null && (
        <>
          <h3>History</h3>
          <p className={`verdict verdict-${history.across2022.replace(' ', '-')}`}>{VERDICTS[history.across2022]}</p>
          <dl className="ladder">
            {stepsOf(history).map((step) => (
              <div key={step.revision}>
                <dt>
                  {step.revision === 2017 ? '2022' : '2017'}
                  <span className="hidden"> revision</span>
                </dt>
                <dd>{stepWords(step, history)}</dd>
              </div>
            ))}
          </dl>
          {!history.unitComparable && <p>Its unit of quantity changed, so quantities do not compare either.</p>}
        </>
      )}
      {unit !== null && (
        <>
          <h3>Unit</h3>
          <p>
            Quantities are reported in {unitWords(unit)} <span className="technical">{unit}</span>
            {unit !== 'kg' && ', beside kilograms'}.
          </p>
        </>
      )}
      {goods.notes
        .filter((note) => !note.startsWith('on none'))
        .map((note) => (
          <p key={note} className="advice">
            {sentenceCase(note)}.
          </p>
        ))}
      <WeaponsLine code={code} />
      <p className="code-links">
        <Link
          to="/findings"
          search={{ goods: code, ...(search.scenario === undefined ? {} : { scenario: search.scenario }) }}
        >
          Findings on {code}
        </Link>
        <Link to="/corridors" search={{ hs: [code] }}>
          Corridors of {code}
        </Link>
        {level < 6 && level > 0 && (
          <button type="button" className="as-link" onClick={() => change({ under: code, all: undefined })}>
            Heat map of what is in {code}
          </button>
        )}
      </p>
      <Command text={cliCommand('goods', {}, [code])} />
    </>
  );
}

function Listing({ listing, code }: { readonly listing: GoodsAnswer['lists'][number]; readonly code: string }) {
  const { list, tier, version, match, entries } = listing;
  return (
    <>
      <b>{listName(list)}</b> <span className="technical">{list}</span>
      {tier !== null && `, tier ${tier}`}, as of {version}.{' '}
      {match === 'line' ? (
        code.length === 6 ? (
          'The code itself is listed.'
        ) : (
          'Listed as it stands.'
        )
      ) : (
        <>
          Only some of what is in it:{' '}
          {entries.length <= 4 ? (
            `${several(entries, 4)}.`
          ) : (
            <details className="inline-more">
              <summary>{entries.length} lines</summary>
              <span className="num">{entries.join(', ')}</span>
            </details>
          )}
        </>
      )}
    </>
  );
}
