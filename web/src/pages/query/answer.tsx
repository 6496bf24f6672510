import { useMemo } from 'react';
import type { SqlAnswer } from '../../api/types.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { formatCount } from '../../figures/format.ts';
import { Command } from '../../states/copy.tsx';
import { Empty } from '../../states/empty.tsx';
import { columnsOf, tableOf } from './columns.ts';
import { ResultChart } from './result-chart.tsx';
import { ResultTable } from './result-table.tsx';
import type { QuerySearch } from './search.ts';

/** Rows that an answer can have. */
const MOST = 10_000;

/** What the lake answered: drawn, as a table, and to take along. */
export function Answer({
  answer,
  statement,
  search,
  choose,
  stale,
}: {
  readonly answer: SqlAnswer;
  readonly statement: string;
  readonly search: QuerySearch;
  readonly choose: (change: Partial<Record<keyof QuerySearch, string | undefined>>) => void;
  /** The statement was changed since. */
  readonly stale: boolean;
}) {
  const columns = useMemo(() => columnsOf(answer), [answer]);
  const command = cliCommand('sql', { limit: search.limit }, [statement]);
  if (answer.rowCount === 0)
    return (
      <Empty title="No row fits">
        <p>The statement is right, but nothing that is loaded answers it. Check the spelling of codes and names.</p>
      </Empty>
    );
  const title = `${formatCount(answer.rowCount)} row${answer.rowCount === 1 ? '' : 's'}${answer.truncated ? ', and there are more' : ''}`;
  return (
    <section className="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      <p className="chart-subtitle">
        Snapshot <code>{answer.snapshot}</code>
        {answer.truncated &&
          `. The answer is cut off: ${answer.rowCount < MOST ? 'raise the number of rows, or ' : ''}ask for less`}
        {stale && '. The statement was changed since: run it again'}
      </p>
      <ResultTable answer={answer} columns={columns} />
      <div className="chart-tools">
        <ExportMenu
          frame={{ title, source: [`Source: this lake, snapshot ${answer.snapshot}`] }}
          table={tableOf(answer, columns)}
          command={command}
        />
      </div>
      <ResultChart answer={answer} columns={columns} search={search} choose={choose} command={command} />
      <details>
        <summary>The same in the terminal</summary>
        <Command text={command} />
      </details>
    </section>
  );
}
