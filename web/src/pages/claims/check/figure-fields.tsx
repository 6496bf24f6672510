import { STATISTIC_WORDS } from '../words.ts';
import { type Figure, STATISTICS, WORDINGS } from './edited.ts';
import { Select, TextField } from './inputs.tsx';

const NAMES = STATISTICS.map((name) => [name, STATISTIC_WORDS[name]] as const);

/** The stated figures: of what, how it was worded, how much. */
export function FigureFields({
  figures,
  onChange,
}: {
  readonly figures: readonly Figure[];
  readonly onChange: (figures: readonly Figure[]) => void;
}) {
  return (
    <fieldset className="field draft-figures">
      <legend>Stated</legend>
      {figures.map((figure, at) => {
        const change = (next: Partial<Figure>): void => onChange(figures.with(at, { ...figure, ...next }));
        return (
          <div key={at} className="draft-figure">
            <Select
              label="of what"
              value={figure.statistic}
              options={NAMES}
              onChange={(statistic) => change({ statistic })}
            />
            <Select label="wording" value={figure.sign} options={WORDINGS} onChange={(sign) => change({ sign })} />
            <TextField
              label={hintOf(figure)}
              value={figure.figure}
              invalid={figure.figure.trim() === '' || Number.isNaN(Number(figure.figure))}
              onChange={(text) => change({ figure: text })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** A share of growth is written as a fraction: said beside the field, since it is easily mistaken. */
function hintOf({ statistic, figure }: Figure): string {
  const value = Number(figure);
  const known = figure.trim() !== '' && !Number.isNaN(value);
  const percent = `${Number((value * 100).toPrecision(10))} %`;
  if (statistic === 'growth') return known ? `figure (${value > 0 ? '+' : ''}${percent})` : 'figure (3.45 is +345 %)';
  if (statistic === 'share') return known ? `figure (${percent})` : 'figure (0.9 is 90 %)';
  return statistic === 'ratio' ? 'figure, times' : 'figure';
}
