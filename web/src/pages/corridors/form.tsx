import { useId } from 'react';
import { PeriodField } from './period-field.tsx';
import { FieldProblem } from './picker.tsx';
import { AreaPicker, GoodsPicker } from './pickers.tsx';
import { baseYears, type Field, withWindow, yearsBefore } from './question.ts';
import { FLOWS, REVISIONS } from './search.ts';
import { useCorridor } from './use-corridor.ts';

const FLOW_WORDS = {
  export: 'exports',
  import: 'imports',
  're-export': 're-exports',
  're-import': 're-imports',
} as const;

/** The question, field by field; what is wrong with one stands under it. */
export function QuestionForm({ problems }: { readonly problems: Partial<Record<Field, string>> }) {
  const { question, change } = useCorridor();
  const { reporter, partner, hs, from, to, flow = 'export', mirror = false } = question;
  const outward = flow === 'export' || flow === 're-export';
  const id = useId();
  return (
    <form className="question" aria-label="The question" onSubmit={(event) => event.preventDefault()}>
      <AreaPicker
        label={outward ? 'Exporter' : 'Importer'}
        chosen={reporter}
        problem={problems.reporter}
        onChange={(next) => change({ reporter: next })}
      />
      <AreaPicker
        label={outward ? 'Importer' : 'Exporter'}
        chosen={partner}
        problem={problems.partner}
        onChange={(next) => change({ partner: next })}
      />
      <GoodsPicker label="Goods" chosen={hs} problem={problems.hs} onChange={(next) => change({ hs: next })} />
      <fieldset className="field">
        <legend>Window</legend>
        <div className="pair">
          <PeriodField
            label="from"
            value={from}
            invalid={problems.window !== undefined}
            onChange={(period) => change(withWindow(question, { from: period }))}
          />
          <PeriodField
            label="to"
            value={to}
            invalid={problems.window !== undefined}
            onChange={(period) => change(withWindow(question, { to: period }))}
          />
        </div>
        <FieldProblem id={`${id}-window`} text={problems.window} />
      </fieldset>
      <BaseField problem={problems.base} />
      <details className="more" open={problems.currency !== undefined || problems.source !== undefined || undefined}>
        <summary>Flow, whose report, HS revision, currency</summary>
        <div className="field">
          <label htmlFor={`${id}-flow`}>Flow</label>
          <select
            id={`${id}-flow`}
            value={flow}
            onChange={(event) =>
              change({ flow: event.target.value === 'export' ? undefined : (event.target.value as 'import') })
            }
          >
            {FLOWS.map((one) => (
              <option key={one} value={one}>
                {FLOW_WORDS[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-view`}>Whose report</label>
          <select
            id={`${id}-view`}
            value={mirror ? 'mirror' : 'own'}
            onChange={(event) =>
              change({ mirror: event.target.value === 'mirror' ? true : undefined, source: undefined })
            }
          >
            <option value="own">{outward ? 'the exporter’s own' : 'the importer’s own'}</option>
            <option value="mirror">the other side’s (mirror)</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-revision`}>HS revision</label>
          <select
            id={`${id}-revision`}
            value={question.revision ?? ''}
            onChange={(event) => change({ revision: REVISIONS.find((one) => one === event.target.value) })}
          >
            <option value="">as reported</option>
            {REVISIONS.map((one) => (
              <option key={one} value={one}>
                converted to {one}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-currency`}>Currency</label>
          <select
            id={`${id}-currency`}
            value={question.currency ?? ''}
            onChange={(event) => change({ currency: event.target.value === '' ? undefined : event.target.value })}
          >
            <option value="">as reported</option>
            {['EUR', 'USD', ...(question.currency === undefined ? [] : [question.currency])]
              .filter((one, at, all) => all.indexOf(one) === at)
              .map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
          </select>
          <FieldProblem id={`${id}-currency-problem`} text={problems.currency} />
        </div>
        {question.source !== undefined && (
          <div className="field">
            <span>
              Source <code>{question.source}</code>
            </span>
            <button type="button" className="quiet" onClick={() => change({ source: undefined })}>
              Any source
            </button>
            <FieldProblem id={`${id}-source-problem`} text={problems.source} />
          </div>
        )}
      </details>
    </form>
  );
}

const YEARS = { 1: 'a year earlier', 2: 'two years earlier', 3: 'three years earlier' } as const;

/** What the window is compared with: the same months, earlier. */
function BaseField({ problem }: { readonly problem: string | undefined }) {
  const { question, change } = useCorridor();
  const id = useId();
  const years = baseYears(question);
  const own = years === null || years > 3;
  const choose = (value: string): void => {
    if (value === 'own')
      return change({ baseFrom: yearsBefore(question.from, 4), baseTo: yearsBefore(question.to, 4) });
    const by = Number(value);
    change(
      by === 0
        ? { baseFrom: undefined, baseTo: undefined }
        : { baseFrom: yearsBefore(question.from, by), baseTo: yearsBefore(question.to, by) },
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>Compare with the same months</label>
      <select id={id} value={own ? 'own' : String(years)} onChange={(event) => choose(event.target.value)}>
        <option value="0">no comparison</option>
        {Object.entries(YEARS).map(([count, words]) => (
          <option key={count} value={count}>
            {words}
          </option>
        ))}
        <option value="own">of other years</option>
      </select>
      {own && (
        <div className="pair">
          <PeriodField
            label="base from"
            value={question.baseFrom ?? ''}
            invalid={problem !== undefined}
            onChange={(baseFrom) => change({ baseFrom })}
          />
          <PeriodField
            label="base to"
            value={question.baseTo ?? ''}
            invalid={problem !== undefined}
            onChange={(baseTo) => change({ baseTo })}
          />
        </div>
      )}
      <FieldProblem id={`${id}-problem`} text={problem} />
    </div>
  );
}
