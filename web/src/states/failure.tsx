import { ApiProblem } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { NotAssessable } from './not-assessable.tsx';
import { NothingLoaded } from './nothing-loaded.tsx';
import { ProblemTable } from './problem-table.tsx';
import { TokenForm } from './token-form.tsx';

const ADVICE: Readonly<Partial<Record<ApiProblem['code'], string>>> = {
  usage: 'Something in the address or the form is not as expected; the message says what.',
  'unknown-vocabulary': 'Check the spelling, or look the code up on the page Goods.',
  'not-found': 'Try a wider window, fewer digits, or the other side’s reports.',
  'input-invalid': 'Mend the rows below and send the file again: nothing of it was loaded.',
  'input-format': 'Choose another format, or map the columns by hand: nothing was loaded.',
  'input-too-large': 'Split the file, or load it with the command line.',
  'lake-conflict': 'Someone else loaded data at the same moment. Try again.',
  'lake-corrupt': 'Run “entrepot lake verify” where the server runs.',
  'rate-limited': 'Wait a little, then try again.',
  'too-long': 'Ask for less: a shorter window, fewer goods, fewer rows.',
  'too-much': 'Ask for less: a shorter window, fewer goods, fewer rows.',
  unavailable: 'The source did not answer. Try again later.',
  unreachable: 'Is the server running? “entrepot serve” starts it.',
  forbidden: 'Your access token does not allow this.',
  cancelled: 'It was stopped before it ended.',
};

interface FailureProps {
  readonly problem: unknown;
  readonly retry?: (() => void) | undefined;
  /** What is said above and below the message where the question itself is wrong, instead of the general words. */
  readonly usage?: { readonly title: string; readonly advice: string };
}

/** An error, said in words, with what to do about it. Takes anything that was thrown. */
export function Failure({ problem, retry, usage }: FailureProps) {
  const known = problem instanceof ApiProblem ? problem : null;
  if (known?.status === 401) return <TokenForm {...(retry === undefined ? {} : { onDone: retry })} />;
  if (known?.code === 'not-assessable') {
    const command = known.fields['command'];
    return <NotAssessable missing={known.message} command={typeof command === 'string' ? command : undefined} />;
  }
  if (known?.code === 'not-found') return <NotThere problem={known} retry={retry} />;
  return <Said problem={problem} retry={retry} {...(known?.code === 'usage' ? usage : {})} />;
}

/** Of an empty lake nothing can be found: then what helps is to load something. */
function NotThere({ problem, retry }: { readonly problem: ApiProblem; readonly retry?: (() => void) | undefined }) {
  const { data } = useApi('/status');
  if (data?.loads !== 0) return <Said problem={problem} retry={retry} />;
  return <NothingLoaded />;
}

function Said({
  problem,
  retry,
  title,
  advice,
}: Pick<FailureProps, 'problem' | 'retry'> & { readonly title?: string; readonly advice?: string }) {
  const known = problem instanceof ApiProblem ? problem : null;
  const message = problem instanceof Error ? problem.message : 'something unexpected happened';
  return (
    <div className="state state-failure" role="alert">
      <h2>{title ?? capital(known?.title ?? 'This part of the page broke')}</h2>
      <p>{sentence(message)}</p>
      <p className="advice">
        {advice ?? (known === null ? undefined : ADVICE[known.code]) ?? 'This is a fault of ours.'}
      </p>
      {known !== null && known.problems.length > 0 && <ProblemTable problems={known.problems} />}
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sentence(text: string): string {
  const start = capital(text);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
