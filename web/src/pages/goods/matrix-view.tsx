import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../charts/chart.tsx';
import { HeatMap } from '../../charts/heat-map.tsx';
import { cliCommand } from '../../export/command.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatSpan } from '../../figures/format.ts';
import { sentenceCase, sentences } from '../../figures/words.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { heatCell, LEVELS, matrixTable, matrixTitle, type Shown } from './matrix-words.ts';
import { useGoods } from './use-goods.ts';

const FIRST = 16;

const SHOWN: readonly (readonly [Shown, string])[] = [
  ['delta', 'Change in money'],
  ['ratio', 'Times the base'],
  ['value', 'Value after'],
];

/** Goods against partners: the destination first, then the intermediaries; a row leads to its finer goods. */
export function MatrixView() {
  const { search, change } = useGoods();
  const { scenario, under, asOf, by: shown = 'delta', all = false } = search;
  const question = { scenario, under, asOf };
  const { data, error, refetch, isPlaceholderData } = useApi('/matrix', question, { keep: true });
  const name = useAreaNames();
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Adding up goods by partner" lines={14} />;
  const { columns, currency, level, totals } = data;
  const goods = all ? data.rows : data.rows.slice(0, FIRST);
  const rows = [
    { key: 'all', label: `All ${data.rows.length} ${LEVELS[level]}`, cells: totals },
    ...goods.map(({ code, text, cells }) => ({ key: code, label: `${code} ${text}`, cells })),
  ];
  const command = cliCommand('matrix', question);
  const choose = (row: number): void => {
    const code = goods[row - 1]?.code;
    if (code === undefined) return;
    change(code.length < 6 ? { under: code, code, open: undefined, all: undefined } : { code, open: undefined });
  };
  return (
    <section aria-label="Goods by partner" aria-busy={isPlaceholderData}>
      <Path />
      {data.rows.length === 0 ? (
        <Empty title={`None of the listed goods is under ${under ?? 'this code'}`}>
          <p>The heat map shows the goods of the scenario only. The tree below has all codes.</p>
        </Empty>
      ) : (
        <Chart
          title={matrixTitle(data, name)}
          subtitle={`HS ${LEVELS[level]}, ${formatSpan(data.window)} against ${formatSpan(data.base)}, in ${currency}; colour is the change against the base.${level < 6 ? ' Choose a row to see what is in it.' : ''}`}
          source={`customs reports of the exporters, goods of scenario ${data.scenario}, snapshot ${data.snapshot}`}
          note={sentences(data.notes)}
          table={matrixTable(data)}
          command={command}
          aside={<Provenance query={command} label="the figures of the heat map" asOf={asOf} />}
        >
          {(width) => (
            <>
              <fieldset className="switch">
                <legend className="hidden">In each cell</legend>
                {SHOWN.map(([key, label]) => (
                  <button
                    key={key}
                    type="button"
                    className="quiet"
                    aria-pressed={shown === key}
                    onClick={() => change({ by: key === 'delta' ? undefined : key }, true)}
                  >
                    {label}
                  </button>
                ))}
              </fieldset>
              <HeatMap
                width={width}
                rows={rows.map(({ key, label }) => ({ key, label, sum: key === 'all' }))}
                columns={columns.map((column) => ({
                  key: column,
                  label: width < 560 ? column : sentenceCase(name(column)),
                }))}
                cell={(row, column) =>
                  heatCell(
                    rows[row]?.cells.find(({ partner }) => partner === columns[column]),
                    shown,
                    currency,
                  )
                }
                marks={['has supported findings', 'has candidates only']}
                onChoose={choose}
              />
            </>
          )}
        </Chart>
      )}
      {data.rows.length > FIRST && (
        <p>
          <button type="button" onClick={() => change({ all: all ? undefined : true })}>
            {all ? `Only the ${FIRST} that lost most` : `All ${data.rows.length} ${LEVELS[level]}`}
          </button>
        </p>
      )}
    </section>
  );
}

/** Where in the nomenclature the heat map is, and the way back up. */
function Path() {
  const { search, change } = useGoods();
  const { under } = search;
  const steps = under === undefined ? [] : under.length > 2 ? [under.slice(0, 2), under] : [under];
  return (
    <nav className="trail" aria-label="Goods shown in the heat map">
      <button
        type="button"
        className="quiet"
        aria-current={under === undefined}
        onClick={() => change({ under: undefined, all: undefined })}
      >
        All chapters
      </button>
      {steps.map((code) => (
        <button
          key={code}
          type="button"
          className="quiet"
          aria-current={code === under}
          onClick={() => change({ under: code, all: undefined })}
        >
          {code.length === 2 ? 'Chapter' : 'Heading'} {code}
        </button>
      ))}
    </nav>
  );
}
