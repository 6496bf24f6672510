// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Bars } from './bars.tsx';
import { LineChart } from './line-chart.tsx';
import type { LineChartProps } from './line-props.ts';
import { Sankey } from './sankey.tsx';
import { periodsBetween } from './scales.ts';

const periods = periodsBetween('2022-01', '2022-06');

function draw(values: readonly (number | null)[]): Element {
  const holder = document.createElement('div');
  holder.innerHTML = renderToStaticMarkup(
    <LineChart
      width={800}
      periods={periods}
      series={[{ id: 'a', label: 'to Russia', tone: 'direct', values }]}
      event={{ period: '2022-02', label: 'Invasion' }}
    />,
  );
  return holder;
}

test('a line breaks where months are missing, and they are hatched', () => {
  const whole = draw([1, 2, 3, 4, 5, 6]);
  const broken = draw([1, 2, null, null, 5, 6]);
  const moves = (holder: Element): number => holder.querySelector('.line')?.getAttribute('d')?.split('M').length ?? 0;
  expect(moves(whole)).toBe(2);
  expect(moves(broken)).toBe(3);
  expect(whole.querySelectorAll('rect[fill^="url(#hatch"]')).toHaveLength(0);
  expect(broken.querySelectorAll('rect[fill^="url(#hatch"]')).toHaveLength(1);
});

test('a month between two missing ones is a dot, and nothing at all draws no line', () => {
  expect(draw([null, 2, null, 4, 5, 6]).querySelectorAll('circle.dot')).toHaveLength(1);
  expect(draw([null, null, null, null, null, null]).querySelector('.line')?.getAttribute('d')).toBe('');
});

test('a chart is an image that the keyboard reaches, with labels and the event in words', () => {
  const svg = draw([1, 2, 3, 4, 5, 6]).querySelector('svg');
  expect(svg?.getAttribute('role')).toBe('img');
  expect(svg?.getAttribute('tabindex')).toBe('0');
  expect(svg?.textContent).toContain('to Russia');
  expect(svg?.textContent).toContain('Invasion');
});

test('events stand on the axis by number, each as wide as its date is unknown; outside it there is none', () => {
  const chart = (events: NonNullable<LineChartProps['events']>): Element => {
    const holder = document.createElement('div');
    holder.innerHTML = renderToStaticMarkup(
      <LineChart
        width={358}
        periods={periodsBetween('2021-01', '2022-12')}
        series={[{ id: 'a', label: 'reported', tone: 'direct', values: Array.from({ length: 24 }, () => 1) }]}
        events={events}
      />,
    );
    return holder;
  };
  const event = (number: number, date: string) => ({ key: `e${number}`, number, date, title: `event ${number}` });
  const some = chart([event(1, '2022'), event(2, '2022-09'), event(3, '2022-09-04'), event(4, '2024')]);
  const widths = [...some.querySelectorAll('.event-extent')].map((one) => Number(one.getAttribute('width')));
  expect(widths).toHaveLength(3);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(12, 0);
  expect(widths[2]).toBe(2);
  const xs = [...some.querySelectorAll('.event-mark circle')].map((one) => Number(one.getAttribute('cx')));
  expect(Math.abs((xs[2] ?? 0) - (xs[1] ?? 0))).toBeGreaterThanOrEqual(18);
  const tall = (holder: Element): number => Number(holder.querySelector('svg')?.getAttribute('height'));
  expect(tall(chart([event(1, '2024')]))).toBe(tall(chart([])));
  expect(tall(some)).toBeGreaterThan(tall(chart([])));
  const crowd = chart(Array.from({ length: 40 }, (_, at) => event(at + 1, '2022-06')));
  const stands = [...crowd.querySelectorAll('.event-mark circle')].map(
    (one) => `${one.getAttribute('cx')} ${one.getAttribute('cy')}`,
  );
  expect(new Set(stands).size).toBe(40);
});

test.each([2, 3, 5, 24])('on an axis of %i years all of the first and of the last is within the drawing', (years) => {
  const holder = document.createElement('div');
  const axis = periodsBetween('2000', String(1999 + years));
  const [first, last] = [axis[0] ?? '', axis.at(-1) ?? ''];
  holder.innerHTML = renderToStaticMarkup(
    <LineChart
      width={900}
      periods={axis}
      series={[{ id: 'a', label: 'sent', tone: 'direct', values: axis.map((_, at) => (at === 0 ? null : 1)) }]}
      events={[`${first}-01`, first, `${last}-12`].map((date, at) => ({ key: date, number: at, date, title: date }))}
    />,
  );
  const marks = [...holder.querySelectorAll('.event-extent, rect[fill^="url(#hatch"]')];
  expect(marks).toHaveLength(4);
  for (const one of marks) {
    const x = Number(one.getAttribute('x'));
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + Number(one.getAttribute('width'))).toBeLessThanOrEqual(900);
  }
});

test('places that trade both ways are no circle, and a bar without a figure says so', () => {
  const both = renderToStaticMarkup(
    <Sankey
      width={600}
      flows={[
        { leg: 'in', from: 'EU27', to: 'ARM', value: 5 },
        { leg: 'out', from: 'ARM', to: 'EU27', value: 4 },
        { leg: 'direct', from: 'EU27', to: 'EU27', value: 1 },
      ]}
    />,
  );
  expect(both).not.toContain('NaN');
  expect(both.match(/ribbon/g)).toHaveLength(4);
  const bars = renderToStaticMarkup(
    <Bars width={600} rows={[{ key: 'a', label: 'Georgia', value: null, tone: 'intermediary' }]} />,
  );
  expect(bars).toContain('not reported');
  expect(bars).not.toContain('NaN');
});

test.each([340, 700])('beside the bars of years an event stands by number at its own, at %i px', (width) => {
  const bars = (events: NonNullable<Parameters<typeof Bars>[0]['events']>, before?: number): Element => {
    const holder = document.createElement('div');
    holder.innerHTML = renderToStaticMarkup(
      <Bars
        width={width}
        events={events}
        rows={['2022', '2021', '2020'].map((key) => ({
          key,
          label: key,
          value: 5,
          tone: 'direct',
          ...(before === undefined ? {} : { before }),
        }))}
      />,
    );
    return holder;
  };
  const event = (number: number, date: string) => ({ key: `e${number}`, number, date, title: `event ${number}` });
  const rows = (holder: Element) =>
    [...holder.querySelectorAll('svg > g')].map((row) =>
      [...row.querySelectorAll('.event-mark text')].map((text) => text.textContent),
    );
  const some = [event(1, '2020'), event(2, '2022-09'), event(3, '2022-09-04'), event(4, '2024')];
  expect(rows(bars(some))).toEqual([['2', '3'], [], ['1']]);
  const crowd = bars([...some, ...Array.from({ length: 30 }, (_, at) => event(at + 5, '2021'))], 4);
  const number = (one: Element, name: string): number => Number(one.getAttribute(name));
  const circles = [...crowd.querySelectorAll('circle')].map((one) => [number(one, 'cx'), number(one, 'cy')] as const);
  for (const [at, [x, y]] of circles.entries()) {
    expect(x).toBeGreaterThan(8);
    expect(x).toBeLessThan(width - 8);
    for (const [otherX, otherY] of circles.slice(at + 1))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(18);
    for (const bar of crowd.querySelectorAll('rect.bar, rect.bar-before')) {
      const beside = number(bar, 'x') >= x + 8;
      const [top, bottom] = [number(bar, 'y'), number(bar, 'y') + number(bar, 'height')];
      expect(beside || bottom <= y - 8 || top >= y + 8).toBe(true);
    }
  }
  expect(circles).toHaveLength(33);
});
