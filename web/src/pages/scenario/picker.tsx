import type { ScenarioSummary } from '../../api/types.ts';

/** Chooses among scenarios; nothing where there is one only. */
export function ScenarioPicker({
  scenarios,
  chosen,
  onChoose,
}: {
  readonly scenarios: readonly ScenarioSummary[] | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}) {
  if (scenarios === undefined || scenarios.length < 2) return null;
  const known = scenarios.some(({ name }) => name === chosen);
  return (
    <label className="scenario-picker">
      Scenario{' '}
      <select value={known ? chosen : ''} onChange={(event) => onChoose(event.target.value)}>
        {!known && <option value="">{chosen ?? 'choose one'}</option>}
        {scenarios.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
