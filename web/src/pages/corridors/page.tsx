import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { WithEvents } from '../../evidence/event-chart.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { several } from '../../figures/words.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import './corridors.css';
import { stringifySearch } from '../../url/search.ts';
import { EachPartner } from './each-partner.tsx';
import { QuestionForm } from './form.tsx';
import { MapView } from './map-view.tsx';
import { MirrorView } from './mirror-view.tsx';
import { presetsFor } from './presets.ts';
import { fieldOf } from './problem-field.ts';
import { eventsParams, flowsParams, ownProblems, type Question } from './question.ts';
import { SankeyView } from './sankey-view.tsx';
import type { VIEWS } from './search.ts';
import { SeriesView } from './series-view.tsx';
import { TableView } from './table-view.tsx';
import { useCorridor } from './use-corridor.ts';
import { useMedia } from './use-media.ts';
import { goodsWords } from './words.ts';

type View = (typeof VIEWS)[number];

const VIEW_WORDS: readonly (readonly [View, string])[] = [
  ['series', 'Chart'],
  ['table', 'Table'],
  ['map', 'Map'],
  ['mirror', 'Both sides’ reports'],
  ['sankey', 'Through intermediaries'],
];

/** Any exporter, importer, goods and window: what was reported, drawn and counted. */
export function CorridorsPage() {
  const { question } = useCorridor();
  const { show = 'series' } = question;
  const name = useAreaNames();
  const wide = useMedia('(min-width: 60.01rem)');
  const [opened, setOpened] = useState(false);
  const own = ownProblems(question);
  const answers = useAnswers(question, show, Object.keys(own).length === 0);
  const field = fieldOf(answers.error, question);
  const problems = field === null ? own : { ...own, [field]: (answers.error as Error).message };
  return (
    <>
      <PageHead title="Corridors" lead="What any exporter sent to any importer, as either of them reported it." />
      <Presets />
      <div className="corridor">
        <details
          className="question-holder"
          open={wide || opened}
          onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
        >
          <summary>
            <b>Change the question:</b> {several(question.reporter.map(name))} – {several(question.partner.map(name))},{' '}
            {goodsWords(question.hs)}
          </summary>
          <QuestionForm problems={problems} />
        </details>
        <div className="answer" aria-busy={answers.busy}>
          <Views show={show} />
          {Object.keys(problems).length > 0 ? (
            <div className="state" role="status">
              <h2>The question cannot be asked like this</h2>
              <p>{Object.values(problems).map(sentence).join(' ')}</p>
            </div>
          ) : answers.error !== null ? (
            <Refused problem={answers.error} retry={answers.retry} />
          ) : (
            answers.shown
          )}
        </div>
      </div>
    </>
  );
}

/** Asks only what is shown. */
function useAnswers(question: Question, show: View, enabled: boolean) {
  const by = show === 'map' ? 'partner' : (question.by ?? 'period');
  const plain = show === 'series' || show === 'table' || show === 'map';
  const outward = (question.flow ?? 'export').endsWith('export');
  const { from, to, hs, currency, asOf, scenario, reporter, partner } = question;
  const flows = useApi('/flows', flowsParams(question, by), { enabled: enabled && plain, keep: true });
  const sides = outward ? { exporter: reporter, importer: partner } : { exporter: partner, importer: reporter };
  const mirror = useApi(
    '/mirror',
    { ...sides, hs, from, to, currency, asOf },
    { enabled: enabled && show === 'mirror', keep: true },
  );
  const network = useApi('/network', { scenario, hs, asOf }, { enabled: enabled && show === 'sankey', keep: true });
  const { error, isFetching, refetch } = plain ? flows : show === 'mirror' ? mirror : network;
  const shown = (): ReactNode => {
    if (plain && flows.data !== undefined) {
      // What is kept from the last question may be by something else.
      if (!flows.isPlaceholderData || by in (flows.data.rows[0] ?? {})) {
        if (show === 'map') return <MapView answer={flows.data} />;
        if (show === 'table') return <TableView answer={flows.data} by={by} />;
        return (
          <>
            <WithEvents asked={eventsParams(question)}>
              <SeriesView answer={flows.data} by={by} />
            </WithEvents>
            {by === 'period' && <EachPartner question={question} />}
          </>
        );
      }
    }
    if (show === 'mirror' && mirror.data?.kind === 'mirror')
      return (
        <WithEvents asked={eventsParams(question)}>
          <MirrorView answer={mirror.data} />
        </WithEvents>
      );
    if (show === 'sankey' && network.data !== undefined)
      return <SankeyView network={network.data} question={question} />;
    return <Loading what="Adding up the reports" lines={10} />;
  };
  return { error, busy: isFetching, retry: () => void refetch(), shown: shown() };
}

const BY_WORDS = { period: 'by period', partner: 'by partner', product: 'by goods', reporter: 'by reporter' } as const;

function Views({ show }: { readonly show: View }) {
  const { question, change } = useCorridor();
  return (
    <div className="views">
      <fieldset className="switch">
        <legend className="hidden">Shown as</legend>
        {VIEW_WORDS.map(([view, words]) => (
          <button
            key={view}
            type="button"
            className="quiet"
            aria-pressed={show === view}
            onClick={() => change({ show: view === 'series' ? undefined : view })}
          >
            {words}
          </button>
        ))}
      </fieldset>
      {(show === 'series' || show === 'table') && (
        <label className="by">
          <span className="hidden">A row is</span>
          <select
            value={question.by ?? 'period'}
            onChange={({ target }) =>
              change({ by: target.value === 'period' ? undefined : (target.value as keyof typeof BY_WORDS) })
            }
          >
            {Object.entries(BY_WORDS).map(([by, words]) => (
              <option key={by} value={by}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** A refusal, and where it is known the question that can be answered instead. */
function Refused({ problem, retry }: { readonly problem: unknown; readonly retry: () => void }) {
  const { question, change } = useCorridor();
  const yearly = problem instanceof ApiProblem && /years only/.test(problem.message);
  const year = Number(question.to.slice(0, 4));
  return (
    <>
      <Failure problem={problem} retry={retry} />
      {yearly && (
        <p>
          <button
            type="button"
            onClick={() => change({ from: String(year - 3), to: String(year), baseFrom: undefined, baseTo: undefined })}
          >
            Ask for whole years, {year - 3} to {year}
          </button>
        </p>
      )}
    </>
  );
}

function Presets() {
  const { data } = useApi('/areas', { withData: true });
  const { question } = useCorridor();
  const asked = stringifySearch(sorted(question));
  return (
    <nav className="presets" aria-label="Questions to start with">
      <ul>
        {data !== undefined &&
          presetsFor(data).map(({ title, search }) => (
            <li key={title}>
              <Link
                to="/corridors"
                search={search}
                resetScroll={false}
                activeProps={{ 'aria-current': undefined }}
                {...(stringifySearch(sorted(search)) === asked ? { 'data-chosen': '' } : {})}
              >
                {title}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const sorted = (search: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(search).toSorted(([a], [b]) => a.localeCompare(b)));
