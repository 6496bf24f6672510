import { sql } from '../engine/sql.ts';
import { type AreaInfo, type AreaKind, allAreas, areaCode } from '../trade/area.ts';
import { type Context, withLake } from './context.ts';

export interface Area {
  /** ISO 3166 letters, the label of a group such as EU27, or words: what every question takes for it. */
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  /** Degrees, of a point inside it. */
  readonly lat: number | null;
  readonly lon: number | null;
  /** What it is in the lake; null where that was not asked. */
  readonly roles: readonly ('reporter' | 'partner')[] | null;
}

export interface AreasParameters {
  /** Only areas that the lake has figures of, and whether as reporter or partner. */
  readonly withData?: boolean | undefined;
  readonly asOf?: string | undefined;
}

/** The areas that a question can be about: countries first, then groups, rests and past areas, by name. */
export async function areas(context: Context, { withData, asOf }: AreasParameters): Promise<Area[]> {
  const roles = withData === true ? await rolesInLake(context, asOf) : null;
  return allAreas()
    .filter(({ area }) => roles === null || roles.has(area))
    .map((info) => told(info, roles === null ? null : (roles.get(info.area) ?? [])))
    .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name, 'en'));
}

/** As a table: the roles of an area in one cell. */
export function areaRows(found: readonly Area[]): readonly object[] {
  return found.map((area) => ({ ...area, roles: area.roles?.join(' ') ?? null }));
}

const KINDS: readonly AreaKind[] = ['country', 'group', 'special', 'historical'];

function told({ area, name, kind, lat, lon }: AreaInfo, roles: Area['roles']): Area {
  return { code: areaCode(area), name, kind, lat, lon, roles };
}

async function rolesInLake(
  context: Context,
  asOf: string | undefined,
): Promise<ReadonlyMap<number, NonNullable<Area['roles']>>> {
  return withLake(context, asOf, async ({ engine }) => {
    const rows = await engine.rows<{ area: number; role: 'reporter' | 'partner' }>(
      sql`SELECT DISTINCT reporter AS area, 'reporter' AS role FROM catalog WHERE kind = 'corridor'
        UNION ALL SELECT DISTINCT partner AS area, 'partner' AS role FROM catalog WHERE kind = 'corridor' ORDER BY area, role DESC`,
    );
    const byArea = Map.groupBy(rows, ({ area }) => area);
    return new Map([...byArea].map(([area, own]) => [area, own.map(({ role }) => role)]));
  });
}
