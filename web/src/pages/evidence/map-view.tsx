import type { ListedEvidence } from '../../api/types.ts';
import { Chart } from '../../charts/chart.tsx';
import { PlaceMap } from '../../charts/place-map.tsx';
import { cliCommand } from '../../export/command.ts';
import { counted, sentenceCase, several } from '../../figures/words.ts';
import { type MapMarks, placeKey } from './marks.ts';
import { filterParams } from './search.ts';
import { sourcesOf } from './sources.ts';
import { evidenceTable } from './table.ts';
import { useEvidence } from './use-evidence.ts';

/** Where it is: places, footprints, and what goes between countries. */
export function EvidenceMap({
  items,
  marks,
  lit,
  name,
}: {
  readonly items: readonly ListedEvidence[];
  readonly marks: MapMarks;
  readonly lit: ReadonlySet<string>;
  readonly name: (area: string) => string;
}) {
  const { search, choose } = useEvidence();
  const sites = new Map(
    items.flatMap((item) => item.sites.map((site) => [placeKey(item.id, site.name), { item, site }])),
  );
  const saidOf = (key: string): string => {
    const place = sites.get(key);
    if (place !== undefined) {
      const { site, item } = place;
      return `${site.name}, ${name(site.country)}${site.note === null ? '' : `: ${site.note}`}. ${item.title}`;
    }
    const outline = marks.outlines.find((one) => one.key === key);
    if (outline !== undefined) return `Footprint ${outline.name}`;
    const ids = marks.between.get(key) ?? [];
    const titles = ids.map((id) => items.find((item) => item.id === id)?.title ?? id);
    const areas = key.split('-').map(name);
    return `${areas.length === 1 ? areas[0] : areas.join(' to ')}, ${ids.length} item${ids.length === 1 ? '' : 's'}: ${several(titles, 3)}`;
  };
  const take = (key: string | null): void => {
    if (key === null) return choose({});
    const place = sites.get(key);
    if (place !== undefined) return choose({ item: place.item.id, place: place.site.name });
    if (marks.outlines.some((one) => one.key === key)) return choose({ footprint: key });
    const ids = marks.between.get(key) ?? [];
    choose(ids.length === 1 ? { item: ids[0] } : { between: key });
  };
  const left = marks.unplaced.length;
  return (
    <Chart
      title={headline(marks, name)}
      subtitle="A dot is a place, a line leads from one country to another, a ring is a country alone. Lines end in the middle of a country, not at a place in it."
      source={sourcesOf(items)}
      note={
        left === 0
          ? undefined
          : `${sentenceCase(counted(left))} item${left === 1 ? ' has' : 's have'} no place on a map: groups of countries are no points.`
      }
      table={evidenceTable(items)}
      command={cliCommand('evidence list', filterParams(search))}
    >
      {(width) => (
        <PlaceMap
          width={width}
          places={marks.places}
          countries={marks.countries}
          arcs={marks.arcs}
          outlines={marks.outlines}
          chosen={lit}
          saidOf={saidOf}
          resting="Point at a place or a line, or go over them with the arrow keys; choose one to read it."
          onChoose={take}
        />
      )}
    </Chart>
  );
}

function headline({ places, arcs, outlines }: MapMarks, name: (area: string) => string): string {
  const most = arcs.toSorted((a, b) => b.count - a.count)[0];
  const ends = most?.key.split('-').map(name) ?? [];
  const parts = [
    places.length === 0 ? null : `${counted(places.length)} place${places.length === 1 ? '' : 's'}`,
    outlines.length === 0 ? null : `${counted(outlines.length)} footprint${outlines.length === 1 ? '' : 's'}`,
    most === undefined
      ? null
      : `${counted(most.count)} item${most.count === 1 ? '' : 's'} from ${ends[0]} to ${ends.at(-1)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Where it was said' : sentenceCase(several(parts, 3));
}
