import { Link } from '@tanstack/react-router';
import type { ExplainAnswer, Finding } from '../../api/types.ts';
import { formatPercent } from '../../figures/format.ts';
import { sentenceCase } from '../../figures/words.ts';
import { Command } from '../../states/copy.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { EXPLANATIONS, isExplained } from './kinds.ts';
import { commandIn } from './missing.ts';

type Explanation = ExplainAnswer['explanations'][number];

/** A sign with the word, so that neither rests on colour. */
const SIGNS: Readonly<Record<Explanation['verdict'], string>> = {
  supported: '✓',
  contradicted: '✕',
  'not assessable': '?',
};

/** All explanations with what speaks for and against each, and what is missing to test it. */
export function Explanations({
  answer,
  problem,
  finding,
  retry,
}: {
  readonly answer: ExplainAnswer | undefined;
  readonly problem: Error | null;
  readonly finding: Finding;
  readonly retry: () => void;
}) {
  if (!isExplained(finding.id))
    return (
      <p className="part-note">
        Explanations are weighed for goods that went to a third country. A finding of the kind “{finding.kind}” is where
        such a search starts:{' '}
        <Link to="/findings" search={{ kind: ['displacement'], goods: finding.goods.code }}>
          displacements of the same goods
        </Link>
        .
      </p>
    );
  if (problem !== null) return <Failure problem={problem} retry={retry} />;
  if (answer === undefined) return <Loading what="Weighing eight explanations" lines={16} />;
  const count = (verdict: Explanation['verdict']): number =>
    answer.explanations.filter((one) => one.verdict === verdict).length;
  return (
    <>
      <p className="part-note">
        Of {answer.explanations.length} explanations the data supports {count('supported')}, speaks against{' '}
        {count('contradicted')} and cannot test {count('not assessable')}.
      </p>
      <ol className="explanations">
        {answer.explanations.map((one) => (
          <li key={one.explanation} className={`explanation verdict-${one.verdict.replace(' ', '-')}`}>
            <One explanation={one} />
          </li>
        ))}
      </ol>
    </>
  );
}

function One({ explanation: { explanation, verdict, share, ...says } }: { readonly explanation: Explanation }) {
  return (
    <>
      <div className="explanation-head">
        <h3>
          {EXPLANATIONS[explanation] ?? explanation} <span className="technical">{explanation}</span>
        </h3>
        <p className="verdict">
          <span className="verdict-sign" aria-hidden="true">
            {SIGNS[verdict]}
          </span>{' '}
          {verdict}
          {share !== null && (
            <span className="verdict-share">
              would account for {share === 0 ? 'none of it' : formatPercent(Math.min(1, share))}
            </span>
          )}
        </p>
      </div>
      <div className="explanation-says">
        <Says label="For" texts={says.for} />
        <Says label="Against" texts={says.against} />
        <Missing texts={says.missing} />
      </div>
    </>
  );
}

function Says({ label, texts }: { readonly label: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <h4>{label}</h4>
      <ul>
        {texts.map((text) => (
          <li key={text}>{sentenceCase(text)}</li>
        ))}
      </ul>
    </div>
  );
}

function Missing({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <h4>Missing to test it</h4>
      <ul>
        {texts.map((text) => {
          const { words, command } = commandIn(text);
          return (
            <li key={text}>
              {sentenceCase(words)}
              {command !== null && <Command text={command} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
