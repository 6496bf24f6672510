import { type SankeyLink, type SankeyNode, sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { formatCompact } from '../figures/format.ts';
import { useDrawing } from './chart.tsx';
import { useTour } from './use-tour.ts';

export interface StagedFlow {
  /** direct: exporter to destination; in: exporter to intermediary; out: intermediary to destination. */
  readonly leg: 'direct' | 'in' | 'out';
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

interface Stop {
  readonly key: string;
  readonly name: string;
  readonly stage: 0 | 1 | 2;
  /** No place: where the direct flow passes the intermediaries. */
  readonly straight: boolean;
}

type Laid = SankeyNode<Stop, StagedFlow>;

const HEADS = ['Exporter', 'Intermediary', 'Destination'] as const;
const TONES = ['neutral', 'intermediary', 'destination'] as const;

const idOf = ({ leg, from, to }: StagedFlow): string => `${leg}:${from}:${to}`;

/** The stops of each stage, with links between neighbours only: a direct flow passes a stop of its own. */
function staged(flows: readonly StagedFlow[]) {
  const stops = new Map<string, Stop>();
  const stop = (stage: Stop['stage'], name: string, straight = false): string => {
    const key = `${stage}:${straight ? 'straight:' : ''}${name}`;
    stops.set(key, { key, name: straight ? 'directly' : name, stage, straight });
    return key;
  };
  const keyed = flows
    .filter(({ value }) => value > 0)
    .flatMap((flow) => {
      const link = (source: string, target: string) => ({ ...flow, source, target });
      if (flow.leg === 'in') return [link(stop(0, flow.from), stop(1, flow.to))];
      if (flow.leg === 'out') return [link(stop(1, flow.from), stop(2, flow.to))];
      const middle = stop(1, `${flow.from}:${flow.to}`, true);
      return [link(stop(0, flow.from), middle), link(middle, stop(2, flow.to))];
    });
  return { stops: [...stops.values()], keyed };
}

/** What went straight and what went through others. Places are keyed by their stage, so that two that trade both ways are no circle. */
export function Sankey({
  width,
  flows,
  format = formatCompact,
}: {
  readonly width: number;
  /** Positive values of one unit and one span. */
  readonly flows: readonly StagedFlow[];
  readonly format?: (value: number | null) => string;
}) {
  const drawing = useDrawing();
  const { stops, keyed } = staged(flows);
  const tour = useTour([...new Set(keyed.map(idOf))]);
  if (keyed.length === 0) return null;
  const height = Math.max(
    260,
    Math.min(640, 44 * Math.max(...[0, 1, 2].map((stage) => stops.filter((stop) => stop.stage === stage).length)) + 90),
  );
  const layout = sankey<Stop, StagedFlow>()
    .nodeId(({ key }) => key)
    .nodeAlign(({ stage }) => stage)
    .nodeWidth(8)
    .nodePadding(26)
    .nodeSort((a, b) => Number(b.straight) - Number(a.straight) || (b.value ?? 0) - (a.value ?? 0))
    .extent([
      [0, 34],
      [width, height - 6],
    ]);
  const { nodes, links } = layout({ nodes: stops.map((stop) => ({ ...stop })), links: keyed });
  const link = sankeyLinkHorizontal<Stop, StagedFlow>();
  const shown = links.find((flow) => idOf(flow) === tour.id);
  return (
    <>
      <p className="readout" aria-live="polite">
        {shown !== undefined && (
          <>
            <b>
              {shown.from} to {shown.to}
            </b>
            <span>{format(shown.value)}</span>
          </>
        )}
      </p>
      <svg
        className="sankey"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...drawing}
        {...tour.props}
      >
        {HEADS.map((head, stage) => (
          <text
            key={head}
            className="small faint"
            x={[0, width / 2, width][stage]}
            y={14}
            textAnchor={(['start', 'middle', 'end'] as const)[stage]}
          >
            {head}
          </text>
        ))}
        {links.map((flow: SankeyLink<Stop, StagedFlow> & StagedFlow, at) => (
          <path
            key={at}
            className={`tone-${flow.leg === 'direct' ? 'direct' : 'intermediary'} ribbon${tour.id === idOf(flow) ? ' lit' : ''}`}
            d={link(flow) ?? ''}
            strokeWidth={Math.max(1, flow.width ?? 1)}
            onPointerEnter={() => tour.setId(idOf(flow))}
            onPointerLeave={() => tour.setId(null)}
          />
        ))}
        {nodes.map((stop: Laid) => {
          const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, stage, name, key, straight } = stop;
          const last = stage === 2;
          return (
            <g key={key} className={`tone-${straight ? 'direct' : TONES[stage]}`}>
              {!straight && <rect className="node" x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} />}
              <text
                className="label halo"
                x={last ? x0 - 6 : x1 + 6}
                y={(y0 + y1) / 2 - 1}
                textAnchor={last ? 'end' : 'start'}
              >
                {name}
              </text>
              <text
                className="small num halo"
                x={last ? x0 - 6 : x1 + 6}
                y={(y0 + y1) / 2 + 13}
                textAnchor={last ? 'end' : 'start'}
              >
                {format(stop.value ?? null)}
              </text>
            </g>
          );
        })}
      </svg>
    </>
  );
}
