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
  if (chart.form === 'line') return drawLines(chart);
  return chart.form === 'dots' ? drawDots(chart) : drawBars(chart);
}
