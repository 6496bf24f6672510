import type { Area, FlowsAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../charts/chart.tsx';
import { type MapNode, WorldMap } from '../../charts/world-map.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { formatMoney, formatSpan } from '../../figures/format.ts';
import { sentenceCase, several } from '../../figures/words.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Loading } from '../../states/loading.tsx';
import { NotAssessable } from '../../states/not-assessable.tsx';
import { rowsOf, rowsTable } from './rows.ts';
import { coverageNote, flowWords, headline, sourceLine } from './words.ts';

/** One arc a partner: width is the value, colour the change against the base. */
export function MapView({ answer }: { readonly answer: FlowsAnswer }) {
  const name = useAreaNames();
  const { data: areas } = useApi('/areas');
  const { data: network } = useApi('/network', { hs: ['TOTAL'] });
  const { data: scenarios } = useApi('/scenarios');
  if (areas === undefined || scenarios === undefined) return <Loading what="Placing the areas" lines={8} />;
  const { question, figure, lineage } = answer;
  const outward = question.flow === 'export' || question.flow === 're-export';
  const places = new Map<string, { lat: number | null; lon: number | null }>([
    ...(network?.nodes.map((node) => [node.area, node] as const) ?? []),
    ...areas.filter(({ lat }) => lat !== null).map((area) => [area.code, area] as const),
  ]);
  const home = centre(question.reporter.split(','), places, areas);
  const middle = new Set(scenarios[0]?.intermediaries);
  const rows = rowsOf(answer, 'partner');
  const reached = rows.flatMap(({ key, value, ratio }) => {
    const place = places.get(key);
    return place?.lat == null || place.lon === null ? [] : [{ key, value, ratio, lat: place.lat, lon: place.lon }];
  });
  if (home === null || reached.length === 0)
    return (
      <NotAssessable
        title="No map of this"
        missing="Neither side has a place on a map: groups and rests of areas are no points. The table has the figures."
      />
    );
  const lost = rows.filter(({ key }) => !reached.some((one) => one.key === key)).map(({ key }) => name(key));
  const nodes: readonly MapNode[] = [
    { key: 'home', name: sentenceCase(several(question.reporter.split(',').map(name))), ...home, role: 'exporter' },
    ...reached.map(
      ({ key, lat, lon }): MapNode => ({
        key,
        name: sentenceCase(name(key)),
        lat,
        lon,
        role: middle.has(key) ? 'intermediary' : 'destination',
      }),
    ),
  ];
  return (
    <Chart
      title={headline(answer, name)}
      subtitle={`${formatSpan(question.window)}${question.base === undefined ? '; without a base, colours say nothing' : ` against ${formatSpan(question.base)}`}`}
      source={sourceLine(answer)}
      note={[coverageNote(answer), lost.length === 0 ? undefined : `Not on the map: ${several(lost, 6)}.`]
        .filter((note) => note !== undefined)
        .join(' ')}
      table={rowsTable(answer, 'partner', name)}
      command={lineage.query}
      aside={<Provenance query={lineage.query} label={flowWords(question, name)} asOf={lineage.snapshot} />}
    >
      {(width) => (
        <WorldMap
          width={width}
          nodes={nodes}
          flows={reached.map(({ key, value, ratio }) => ({
            leg: middle.has(key) ? ('in' as const) : ('direct' as const),
            from: outward ? 'home' : key,
            to: outward ? key : 'home',
            value,
            ratio: question.base === undefined ? 1 : ratio,
          }))}
          most={Math.max(1, ...reached.map(({ value }) => value ?? 0))}
          format={(value) => formatMoney(value, figure.unit)}
        />
      )}
    </Chart>
  );
}

/** The mean place of those that report, or of a group's centre where the scenario knows it. */
function centre(
  codes: readonly string[],
  places: ReadonlyMap<string, { lat: number | null; lon: number | null }>,
  areas: readonly Area[],
): { lat: number; lon: number } | null {
  const spots = codes.flatMap((code) => {
    const place = places.get(code) ?? areas.find(({ code: own }) => own === code);
    return place?.lat == null || place.lon === null ? [] : [{ lat: place.lat, lon: place.lon }];
  });
  if (spots.length === 0) return null;
  const mean = (of: (spot: { lat: number; lon: number }) => number): number =>
    spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length;
  return { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
}
