import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EvidenceItem, EvidenceShown } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { AddToCase } from '../../cases/add-to-case.tsx';
import { gradeWords, KIND_WORDS, LINK_WORDS } from '../../evidence/words.ts';
import { cliCommand } from '../../export/command.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatDate } from '../../figures/dates.ts';
import { formatCount, formatQ } from '../../figures/format.ts';
import { counted, sentenceCase } from '../../figures/words.ts';
import { KIND_WORDS as FINDING_WORDS } from '../../findings/words.ts';
import { Command } from '../../states/copy.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { Remove } from './remove.tsx';
import { useEvidence } from './use-evidence.ts';

/** One item: what is said, by whom and when, how far it may be relied on, and what it concerns. */
export function Item({ id }: { readonly id: string }) {
  const { search } = useEvidence();
  const { scenario, asOf } = search;
  const { data, error, refetch } = useApi('/evidence/{evidence}', { evidence: id, scenario, asOf });
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Reading the item" lines={10} />;
  return <Told shown={data} />;
}

function Told({ shown: { item, words, findings } }: { readonly shown: EvidenceShown }) {
  const name = useAreaNames();
  const { search, change } = useEvidence();
  const way = [item.from, item.via.length === 0 ? null : item.via, item.to].flatMap((part) =>
    part === null ? [] : [typeof part === 'string' ? name(part) : part.map(name).join(', ')],
  );
  const parties = [...new Set([...item.parties, ...item.links.parties])];
  return (
    <article aria-label={item.title}>
      <p className="kicker">
        {KIND_WORDS[item.kind].one} · {formatDate(item.date, item.until)}
      </p>
      <h2>{item.title}</h2>
      <p className="evidence-statement">{item.statement}</p>
      <dl className="evidence-facts">
        <div>
          <dt>Status</dt>
          <dd>
            <b>{item.status}</b>: {words.status}
          </dd>
        </div>
        <div>
          <dt>
            Grade <span className="technical">Admiralty scale</span>
          </dt>
          <dd>
            <b>{gradeWords(item)}</b>
          </dd>
        </div>
        <div>
          <dt>Who says so</dt>
          <dd>
            <Sources sources={item.sources} />
          </dd>
        </div>
        {way.length > 0 && (
          <div>
            <dt>{way.length === 1 ? 'Country' : 'From, to'}</dt>
            <dd>{way.join(' → ')}</dd>
          </div>
        )}
        {item.channel !== null && (
          <div>
            <dt>In which field</dt>
            <dd>{item.channel}</dd>
          </div>
        )}
        {parties.length > 0 && (
          <div>
            <dt>Named</dt>
            <dd>{parties.join(', ')}</dd>
          </div>
        )}
        {item.sites.length > 0 && (
          <div>
            <dt>Places</dt>
            <dd>
              <ul className="evidence-list">
                {item.sites.map((site) => (
                  <li key={site.name} className={search.place === site.name ? 'chosen' : undefined}>
                    <b>{site.name}</b>, {name(site.country)}
                    {site.note !== null && `: ${site.note}`}{' '}
                    <span className="faint num">
                      {site.lat}, {site.lon}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <Links item={item} />
      </dl>
      <Concerned findings={findings} />
      <p>
        <AddToCase item={{ kind: 'evidence', evidence: item.id }} label={item.title} />{' '}
        <button type="button" className="quiet" onClick={() => change({ add: 'state' })}>
          Change it, or archive a copy
        </button>
      </p>
      <Command text={cliCommand('evidence show', {}, [item.id])} />
      {item.origin === 'register' && (
        <Remove path="/evidence/{evidence}/remove" params={{ evidence: item.id }}>
          Added here, revision {item.revision}.
        </Remove>
      )}
    </article>
  );
}

function Sources({ sources }: Pick<EvidenceItem, 'sources'>) {
  return (
    <ul className="evidence-list">
      {sources.map(({ name, date, link, copy }) => (
        <li key={name}>
          {link === null ? (
            name
          ) : (
            <a href={link} rel="noreferrer noopener external">
              {name}
            </a>
          )}
          {date !== null && `, ${formatDate(date)}`}
          <span className="evidence-copy">
            {copy === null ? (
              'no copy archived'
            ) : (
              <>
                copy archived: {copy.name}, {formatCount(copy.bytes)} bytes, SHA-256 <code>{copy.sha256}</code>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Links({ item: { links } }: { readonly item: EvidenceItem }) {
  const name = useAreaNames();
  return (
    <>
      {links.goods.length > 0 && (
        <div>
          <dt>
            Goods <span className="technical">HS</span>
          </dt>
          <dd className="evidence-codes">
            {links.goods.map((code) => (
              <Link key={code} to="/goods" search={{ code }} className="num">
                {code}
              </Link>
            ))}
          </dd>
        </div>
      )}
      {links.countries.length > 0 && (
        <div>
          <dt>Countries besides</dt>
          <dd>{links.countries.map(name).join(', ')}</dd>
        </div>
      )}
      {links.claims.length > 0 && (
        <div>
          <dt>Claims</dt>
          <dd className="evidence-codes">
            {links.claims.map((claim) => (
              <Link key={claim} to="/claims/$id" params={{ id: claim }} search={{}} preload={false}>
                {claim}
              </Link>
            ))}
          </dd>
        </div>
      )}
      {links.findings.length > 0 && (
        <div>
          <dt>Findings that it names</dt>
          <dd className="evidence-codes">
            {links.findings.map((id) => (
              <Link key={id} to="/findings/$id" params={{ id }} search={{}} preload={false}>
                {id}
              </Link>
            ))}
          </dd>
        </div>
      )}
    </>
  );
}

const AT_FIRST = 6;

/** The candidates of the scan that share its goods and countries. */
function Concerned({ findings }: Pick<EvidenceShown, 'findings'>) {
  const name = useAreaNames();
  const { search } = useEvidence();
  const [all, setAll] = useState(false);
  const { total, why, items } = findings;
  if (total === null) return <p className="faint">Candidates that it concerns: not assessable, {why}.</p>;
  if (total === 0)
    return <p className="faint">No candidate of the scan shares its goods and a country, or its corridor.</p>;
  const shown = all ? items : items.slice(0, AT_FIRST);
  return (
    <section aria-label="Candidates that it concerns">
      <h3>
        {formatCount(total)} candidate{total === 1 ? '' : 's'} of the scan it concerns
      </h3>
      <p className="faint">
        What they share is goods and a country, or the corridor: no proof that the one is of the other.
      </p>
      <ul className="evidence-list">
        {shown.map((finding) => (
          <li key={finding.id}>
            <Link
              to="/findings/$id"
              params={{ id: finding.id }}
              search={search.scenario === undefined ? {} : { scenario: search.scenario }}
              preload={false}
            >
              {FINDING_WORDS[finding.kind].plain}: {finding.goods.text}
            </Link>
            <span className="faint">
              <span className="num">{finding.goods.code}</span>, {name(finding.exporter)} →{' '}
              {name(finding.intermediary ?? finding.destination)} ·{' '}
              {finding.q === null ? 'not calibrated' : formatQ(finding.q)} ·{' '}
              {finding.supported ? '● supported' : '○ not supported'} · {LINK_WORDS[finding.match.link]}
            </span>
          </li>
        ))}
      </ul>
      {!all && items.length > AT_FIRST && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {sentenceCase(counted(items.length - AT_FIRST))} more
        </button>
      )}
      {all && total > items.length && <p className="faint">The first {items.length} by rank.</p>}
    </section>
  );
}
