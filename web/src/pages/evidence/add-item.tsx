import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { postJson } from '../../api/client.ts';
import type { AddedEvidence, EvidenceItem } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { CREDIBILITY, KIND_WORDS, RELIABILITY, STATUS_WORDS } from '../../evidence/words.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { upload } from '../data/load/upload.ts';
import { CREDIBILITIES, draftOf, entryOf, NEW, RELIABILITIES, type SiteDraft } from './draft.ts';
import { KINDS, STATUSES } from './search.ts';
import { SiteFields } from './site-fields.tsx';
import { useEvidence } from './use-evidence.ts';

/** Writes an item into the register, or a new state of one, with a copy of the page or file that it is from. */
export function AddItem() {
  const { search } = useEvidence();
  const of = search.add === 'state' ? search.item : undefined;
  const before = useApi('/evidence/{evidence}', { evidence: of }, { enabled: of !== undefined });
  if (of === undefined) return <Form before={null} />;
  if (before.error !== null) return <Failure problem={before.error} retry={() => void before.refetch()} />;
  return before.data === undefined ? (
    <Loading what="Reading the item" lines={10} />
  ) : (
    <Form before={before.data.item} />
  );
}

function Form({ before }: { readonly before: EvidenceItem | null }) {
  const { search, change, choose } = useEvidence();
  const client = useQueryClient();
  const was = before === null ? NEW : draftOf(before);
  const [sites, setSites] = useState<readonly SiteDraft[]>(was.sites);
  const [copy, setCopy] = useState<File | null>(null);
  const { data: areas = [] } = useApi('/areas');
  const { data: outlines } = useApi('/footprints');
  const files = [...new Set(outlines?.features.map(({ file }) => file))];
  const saving = useMutation({
    mutationFn: async (form: Readonly<Record<string, string>>) => {
      const item = entryOf(form, sites, before);
      const sent = copy === null ? null : await upload(copy, () => undefined, new AbortController().signal);
      const copies = sent === null ? {} : { copies: [{ item: item.id, source: 1, upload: sent.upload }] };
      return postJson<AddedEvidence>('/evidence', { body: { items: [item], ...copies } });
    },
    onSuccess: ({ saved }) => {
      client.removeQueries({ queryKey: ['/evidence/{evidence}'] });
      choose({ add: undefined, item: saved[0]?.id });
      void client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = [...new FormData(event.currentTarget)].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    saving.mutate(Object.fromEntries(given));
  };
  const { add: _, ...back } = search;
  return (
    <>
      <PageHead
        tab={before === null ? 'Add evidence' : 'A new state'}
        kicker={
          <Link to="/evidence" search={back}>
            ← All evidence
          </Link>
        }
        title={before === null ? 'Add evidence' : `A new state of “${before.title}”`}
        lead={
          before === null
            ? 'What was said, by whom and when. It is kept in this lake; nothing is sent anywhere else.'
            : 'What was before stays in the history of the register. An item that ships is replaced in this lake only.'
        }
      />
      <form className="evidence-form" onSubmit={submit} aria-label="New evidence">
        <datalist id="evidence-areas">
          {areas.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
        <fieldset>
          <legend>What</legend>
          <Field label="Kind">
            <select name="kind" defaultValue={was.form['kind']}>
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {KIND_WORDS[kind].one}
                </option>
              ))}
            </select>
          </Field>
          <Field label="Title" hint="without one, the first words of the statement" wide>
            <input name="title" defaultValue={was.form['title']} maxLength={300} />
          </Field>
          <Field label="Statement" hint="what was said, in your words" wide>
            <textarea name="statement" defaultValue={was.form['statement']} required rows={4} maxLength={4000} />
          </Field>
          <Field label="Field" hint="such as drones, banks">
            <input name="channel" defaultValue={was.form['channel']} maxLength={300} />
          </Field>
          <Field label="Named" hint="companies or persons, with semicolons" wide>
            <input name="parties" defaultValue={was.form['parties']} />
          </Field>
        </fieldset>
        <fieldset>
          <legend>When</legend>
          <Field label="Date" hint="2022, 2022-09 or 2022-09-04: no more than is known">
            <input
              name="date"
              defaultValue={was.form['date']}
              required
              pattern="\d{4}(-\d{2}(-\d{2})?)?"
              placeholder="2022-09"
            />
          </Field>
          <Field label="Until" hint="where it went on">
            <input name="until" defaultValue={was.form['until']} pattern="\d{4}(-\d{2}(-\d{2})?)?" />
          </Field>
        </fieldset>
        <fieldset>
          <legend>Who says so</legend>
          <Field label="Source" wide>
            <input
              name="source"
              defaultValue={was.form['source']}
              required
              maxLength={300}
              placeholder="a paper, an office, a person"
            />
          </Field>
          <Field label="Published on">
            <input
              name="sourceDate"
              defaultValue={was.form['sourceDate']}
              pattern="\d{4}(-\d{2}(-\d{2})?)?"
              placeholder="2024-03-01"
            />
          </Field>
          <Field label="Link" wide>
            <input name="sourceLink" defaultValue={was.form['sourceLink']} type="url" placeholder="https://" />
          </Field>
          <Field label="Copy to archive" hint="the page or file as it was; kept under its SHA-256" wide>
            <input type="file" onChange={(event) => setCopy(event.target.files?.[0] ?? null)} />
          </Field>
        </fieldset>
        <fieldset>
          <legend>
            How far it may be relied on <span className="technical">Admiralty scale</span>
          </legend>
          <Field label="Source">
            <select name="reliability" defaultValue={was.form['reliability']}>
              {RELIABILITIES.map((grade) => (
                <option key={grade} value={grade}>
                  {grade}: {RELIABILITY[grade]}
                </option>
              ))}
            </select>
          </Field>
          <Field label="What it says">
            <select name="credibility" defaultValue={was.form['credibility']}>
              {CREDIBILITIES.map((grade) => (
                <option key={grade} value={grade}>
                  {grade}: {CREDIBILITY[grade]}
                </option>
              ))}
            </select>
          </Field>
          <Field label="Status" wide>
            <select name="status" defaultValue={was.form['status']}>
              {STATUSES.map((status) => (
                <option key={status} value={status}>
                  {status}: {STATUS_WORDS[status]}
                </option>
              ))}
            </select>
          </Field>
        </fieldset>
        <fieldset>
          <legend>Where</legend>
          <Field label="From" hint="a country, by name or letters">
            <input name="from" defaultValue={was.form['from']} list="evidence-areas" />
          </Field>
          <Field label="Through" hint="several with commas">
            <input name="via" defaultValue={was.form['via']} />
          </Field>
          <Field label="To">
            <input name="to" defaultValue={was.form['to']} list="evidence-areas" />
          </Field>
          <Field label="Countries besides" hint="with commas">
            <input name="countries" defaultValue={was.form['countries']} />
          </Field>
          <SiteFields sites={sites} onChange={setSites} />
        </fieldset>
        <fieldset>
          <legend>What it concerns</legend>
          <Field label="Goods" hint="HS codes with commas">
            <input name="goods" defaultValue={was.form['goods']} placeholder="8542, 852691" />
          </Field>
          <Field label="Claims" hint="their ids, with commas">
            <input name="claims" defaultValue={was.form['claims']} />
          </Field>
          <Field label="Findings" hint="their ids, with commas">
            <input name="findings" defaultValue={was.form['findings']} />
          </Field>
          {files.length > 0 && (
            <Field label="Footprints" hint={`of ${files.join(', ')}`}>
              <input name="footprints" defaultValue={was.form['footprints']} />
            </Field>
          )}
        </fieldset>
        {saving.error !== null && <Failure problem={saving.error} />}
        <p className="evidence-buttons">
          <button type="submit" className="main" disabled={saving.isPending}>
            {saving.isPending ? 'Saving …' : 'Save in the register'}
          </button>
          <button type="button" onClick={() => change({ add: undefined })}>
            Cancel
          </button>
        </p>
      </form>
    </>
  );
}

function Field({
  label,
  hint,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={wide ? 'wide' : undefined}>
      <span>
        {label}
        {hint !== undefined && <span className="technical">{hint}</span>}
      </span>
      {children}
    </label>
  );
}
