import type { Chart } from '../../document.ts';
import { escapeText, markedText } from '../text.ts';
import { drawLines } from './line.ts';
import { type Drawn, keyHtml, WIDTH } from './parts.ts';
import { drawBars, drawDots } from './rows.ts';

/** A chart as inline SVG with its key; whoever does not see it is told what it shows. */
export function chartHtml(chart: Chart, caption: string): string {
  const { height, marks, said, key, events } = draw(chart);
  return [
    key.length > 0 ? keyHtml(key) : '',
    `<svg class="plot" role="img" viewBox="0 0 ${WIDTH} ${height}" aria-label="${escapeText(`${caption}. ${said}`)}">`,
    marks,
    '</svg>',
    events.length > 0
      ? `<ol class="events">\n${events.map((event) => `<li>${markedText(event)}</li>`).join('\n')}\n</ol>`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function draw(chart: Chart): Drawn {
  if (chart.form === 'line')
    return drawLines({
      ...chart,
      series: chart.series.map((series) => ({ ...series, points: series.points.map(drawable) })),
    });
  if (chart.form === 'bars') return drawBars({ ...chart, bars: chart.bars.map(drawable) });
  const { stated, band } = chart;
  return drawDots({
    ...chart,
    stated: seen(stated),
    band: band === null ? null : { low: seen(band.low), high: seen(band.high) },
    dots: chart.dots.map(drawable),
  });
}

/** What no drawing can show is drawn as 0: ticks of scales are not defined for the least of numbers. */
const LEAST = 1e-12;

const seen = (value: number | null): number | null => (value !== null && Math.abs(value) < LEAST ? 0 : value);

const drawable = <T extends { readonly value: number | null }>(point: T): T => ({ ...point, value: seen(point.value) });
