import './list.css';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { FindingsPage } from '../api/types.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { Money, QValue, Ratio } from '../figures/figures.tsx';
import { formatPercent, formatPeriod, formatSpan } from '../figures/format.ts';
import { type Measures, measuresOf, toneOf } from './measures.ts';
import { FLAG_WORDS, KIND_WORDS, listName } from './words.ts';

export type Item = FindingsPage['items'][number];

/** What all rows of a list share. */
export interface ListContext {
  readonly periods: readonly string[];
  /** The month of the event; a sparkline marks it. */
  readonly event: string | undefined;
  readonly areaName: (code: string) => string;
  /** Kept in the address of a finding. */
  readonly scenario: string | undefined;
  readonly asOf: string | undefined;
  /** A flag of nearly all: it is said once above, not in each row. */
  readonly common: ReadonlySet<string>;
}

/** The headings of the columns; hidden on a phone, where each row names its figures itself. */
export function ListHead() {
  return (
    <div className="finding-row finding-head" aria-hidden="true">
      <span>Goods and route</span>
      <span>Month by month</span>
      <span className="figure">Before</span>
      <span className="figure">After</span>
      <span>Times the expected</span>
      <span>Share of the loss</span>
      <span>How sure</span>
    </div>
  );
}

export const FindingRow = memo(function FindingRow({
  finding,
  context,
  level = 3,
}: {
  readonly finding: Item;
  readonly context: ListContext;
  /** Of its heading. */
  readonly level?: 2 | 3;
}) {
  const Heading = `h${level}` as const;
  const measures = measuresOf(finding);
  const search = {
    ...(context.scenario === undefined ? {} : { scenario: context.scenario }),
    ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
  };
  return (
    <article className="finding-row">
      <div className="finding-goods">
        <Heading>
          <Link to="/findings/$id" params={{ id: finding.id }} search={search} preload={false}>
            {finding.goods.text}
          </Link>
        </Heading>
        <p>
          <span className="num">{finding.goods.code}</span> · {routeWords(finding, context.areaName)}
        </p>
        {measures.also !== null && <p className="finding-also">{measures.also}</p>}
        <Tags finding={finding} common={context.common} />
      </div>
      <div className="finding-spark">
        <Spark finding={finding} context={context} />
      </div>
      <p className="finding-cell figure">
        <span className="cell-name">Before</span>
        <Money value={measures.before} currency={finding.currency} />
      </p>
      <p className="finding-cell figure">
        <span className="cell-name">After</span>
        <Money value={measures.after} currency={finding.currency} />
      </p>
      <p className="finding-cell">
        <span className="cell-name">Times the expected</span>
        <Ratio value={measures.ratio?.value} low={measures.ratio?.low} high={measures.ratio?.high} />
      </p>
      <p className="finding-cell">
        <span className="cell-name">Share of the loss</span>
        <Share share={measures.share} />
      </p>
      <p className="finding-cell">
        <span className="cell-name">How sure</span>
        <Sureness finding={finding} />
      </p>
    </article>
  );
});

function routeWords({ exporter, intermediary, destination }: Item, areaName: (code: string) => string): string {
  const to = areaName(destination);
  return intermediary === null
    ? `${plain(areaName(exporter))} → ${plain(to)}`
    : `${plain(areaName(exporter))} → ${plain(areaName(intermediary))}`;
}

const plain = (name: string): string => (name.startsWith('the ') ? name.slice(4) : name);

function Tags({ finding, common }: { readonly finding: Item; readonly common: ReadonlySet<string> }) {
  const flags = finding.flags.filter((flag) => !common.has(flag));
  return (
    <ul className="tags" aria-label="What happened, lists, and what to mind">
      <li
        className={`tag tag-kind tone-${toneOf(finding)}`}
        title={`${finding.kind}: ${KIND_WORDS[finding.kind].about}`}
      >
        {KIND_WORDS[finding.kind].plain}
      </li>
      {finding.goods.lists.map(({ list, tier }) => (
        <li key={list + tier} className="tag" title={list}>
          {listName(list)}
          {tier !== null && <b> tier {tier}</b>}
        </li>
      ))}
      {flags.map((flag) => (
        <li key={flag} className="tag tag-flag" title={FLAG_WORDS[flag].about}>
          {FLAG_WORDS[flag].plain}
        </li>
      ))}
    </ul>
  );
}

function Spark({ finding, context }: { readonly finding: Item; readonly context: ListContext }) {
  if (finding.spark.length === 0)
    return (
      <span className="faint" title="its series are on its page">
        {finding.window[0].includes('-') ? 'two codes compared' : `by year, ${formatSpan(finding.window)}`}
      </span>
    );
  const [first = '', last = ''] = [context.periods[0], context.periods.at(-1)];
  return (
    <Sparkline
      values={finding.spark}
      tone={toneOf(finding)}
      eventAt={context.event === undefined ? undefined : context.periods.indexOf(context.event)}
      label={`Value by month, ${formatPeriod(first)} to ${formatPeriod(last)}`}
    />
  );
}

function Share({ share }: { readonly share: Measures['share'] }) {
  if (share === null) return <span className="faint">–</span>;
  return (
    <span className="num">
      {formatPercent(share.value)}{' '}
      <span className="interval">
        ({formatPercent(share.low)} to {formatPercent(share.high)})
      </span>
    </span>
  );
}

/** Supported or not is a word and a sign, not a colour alone. */
function Sureness({ finding }: { readonly finding: Item }) {
  return (
    <span className={finding.supported ? 'sure' : 'unsure'}>
      <QValue calibration={finding.calibration} />
      <span className="sure-word">{finding.supported ? '● supported' : '○ not supported'}</span>
    </span>
  );
}
