import '../../corridors/fields.css';
import { AreaPicker, GoodsPicker } from '../../corridors/pickers.tsx';
import type { Edited } from './edited.ts';
import { FigureFields } from './figure-fields.tsx';
import { Select, TextField } from './inputs.tsx';

const FLOWS = [
  ['export', 'exports'],
  ['import', 'imports'],
  ['both', 'both directions'],
  ['re-export', 're-exports'],
] as const;

const MEASURES = [
  ['value', 'value'],
  ['weight', 'net weight'],
  ['quantity', 'number of pieces'],
] as const;

/** Every field of a draft, to be corrected. */
export function DraftFields({
  edited,
  onChange,
}: {
  readonly edited: Edited;
  readonly onChange: (next: Partial<Edited>) => void;
}) {
  const { reporter, partner, product, flow, window, base, measure, unit } = edited;
  return (
    <div className="draft-fields">
      <AreaPicker
        label="Reporter"
        chosen={reporter}
        problem={undefined}
        onChange={(next) => onChange({ reporter: next })}
      />
      <AreaPicker
        label="Partner"
        chosen={partner}
        problem={undefined}
        onChange={(next) => onChange({ partner: next })}
      />
      <GoodsPicker
        label="Goods"
        chosen={product}
        problem={undefined}
        onChange={(next) => onChange({ product: next })}
      />
      <Select label="Flow" value={flow} options={FLOWS} onChange={(next) => onChange({ flow: next })} />
      <Months label="Window" value={window} needed onChange={(next) => onChange({ window: next })} />
      <Months label="Base" value={base} onChange={(next) => onChange({ base: next })} />
      <Select label="Counted by" value={measure} options={MEASURES} onChange={(next) => onChange({ measure: next })} />
      <TextField label="Currency or unit" hint="USD" value={unit} onChange={(next) => onChange({ unit: next })} />
      <FigureFields figures={edited.figures} onChange={(figures) => onChange({ figures })} />
      <TextField label="Publisher" value={edited.publisher} onChange={(next) => onChange({ publisher: next })} />
      <TextField
        label="Published"
        hint="2023-11-05"
        value={edited.published}
        onChange={(next) => onChange({ published: next })}
      />
      <TextField label="Link" hint="https://" value={edited.link} onChange={(next) => onChange({ link: next })} />
      <TextField label="Name to keep it under" value={edited.id} onChange={(next) => onChange({ id: next })} />
    </div>
  );
}

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

function Months({
  label,
  value: [from, to],
  needed = false,
  onChange,
}: {
  readonly label: string;
  readonly value: readonly [string, string];
  readonly needed?: boolean;
  readonly onChange: (value: readonly [string, string]) => void;
}) {
  const isBad = (period: string): boolean => (period === '' ? needed : !PERIOD.test(period));
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="pair">
        <TextField
          label="from"
          hint="2022-03"
          value={from}
          invalid={isBad(from)}
          onChange={(text) => onChange([text.trim(), to])}
        />
        <TextField
          label="to"
          hint="2022-11"
          value={to}
          invalid={isBad(to)}
          onChange={(text) => onChange([from, text.trim()])}
        />
      </div>
    </fieldset>
  );
}
