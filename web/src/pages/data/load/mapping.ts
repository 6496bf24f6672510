import type { MappingSuggestion } from '../../../api/types.ts';

/** What a column can be, in words. */
export const ROLES = [
  ['reporter', 'who reports'],
  ['partner', 'with whom'],
  ['flow', 'export or import'],
  ['product', 'goods code'],
  ['period', 'month or year'],
  ['value', 'value'],
  ['currency', 'currency'],
  ['net_weight', 'net weight'],
  ['quantity', 'quantity'],
  ['unit', 'unit of quantity'],
  ['hs_rev', 'revision of the HS'],
  ['status', 'status'],
] as const;
export type Role = (typeof ROLES)[number][0];

/** What a load needs of every row: as a column, or the same for all rows. */
export const NEEDED = ['reporter', 'partner', 'flow', 'product', 'period', 'value', 'currency'] as const;

/** A mapping while it is being edited. Each role is one column at most. */
export interface Draft {
  readonly source: string;
  readonly title: string;
  readonly licence: string;
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  /** For what is no column. */
  readonly constants: Readonly<Partial<Record<Role, string>>>;
  /** Other keys of a mapping file, such as `number` or `periods`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Words of the table for areas: "Russland = RUS", one a line. */
  readonly names: string;
}

export function draftOf({ columns, settings }: MappingSuggestion): Draft {
  const own = new Map(settings.map(({ key, value }) => [key, value]));
  const currency = own.get('currency');
  own.delete('currency');
  return {
    source: '',
    title: '',
    licence: '',
    columns: Object.fromEntries(columns.flatMap(({ column, means }) => (means === null ? [] : [[means, column]]))),
    constants: typeof currency === 'string' ? { currency } : {},
    settings: Object.fromEntries(own),
    names: '',
  };
}

export function roleOf({ columns }: Draft, column: string): Role | undefined {
  return ROLES.map(([role]) => role).find((role) => columns[role] === column);
}

/** A column becomes a role, or none; the column that was that role before is none. */
export function withRole(draft: Draft, column: string, role: Role | undefined): Draft {
  const columns = Object.fromEntries(Object.entries(draft.columns).filter(([, name]) => name !== column));
  return { ...draft, columns: role === undefined ? columns : { ...columns, [role]: column } };
}

/** What is still to be said, in the order it is asked. */
export function lacking(draft: Draft): string[] {
  const said = (role: Role): boolean => draft.columns[role] !== undefined || (draft.constants[role] ?? '') !== '';
  return [
    ...NEEDED.filter((role) => !said(role)),
    ...(['source', 'title', 'licence'] as const).filter((key) => draft[key].trim() === ''),
  ];
}

/** As a mapping file would hold it. */
export function mappingOf(draft: Draft): Readonly<Record<string, unknown>> {
  const constants = Object.entries(draft.constants).filter(
    ([role, text]) => text.trim() !== '' && draft.columns[role as Role] === undefined && role !== 'currency',
  );
  const names = namesOf(draft.names);
  const currency = draft.columns.currency === undefined ? draft.constants.currency?.trim() : undefined;
  return {
    source: draft.source.trim(),
    title: draft.title.trim(),
    licence: draft.licence.trim(),
    columns: draft.columns,
    ...(constants.length === 0
      ? {}
      : { constants: Object.fromEntries(constants.map(([role, text]) => [role, text.trim()])) }),
    ...(currency === undefined || currency === '' ? {} : { currency }),
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...draft.settings,
  };
}

function namesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.lastIndexOf('=');
      const word = line.slice(0, at).trim();
      const area = line.slice(at + 1).trim();
      return at < 1 || word === '' || area === '' ? [] : [[word, area]];
    }),
  );
}

/** The text of a mapping file. Texts are quoted as JSON quotes them, which YAML reads. */
export function yamlOf(mapping: Readonly<Record<string, unknown>>): string {
  return `${Object.entries(mapping)
    .map(([key, value]) => `${key}: ${flow(value)}`)
    .join('\n')}\n`;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, own]) => `${flow(key)}: ${flow(own)}`)
      .join(', ')} }`;
  const text = JSON.stringify(value);
  return typeof value === 'string' &&
    /^[A-Za-z][A-Za-z_ ]*$/.test(value) &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : text;
}
