// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { standaloneSvg } from './svg.ts';

function chart(): SVGSVGElement {
  const holder = document.createElement('div');
  holder.innerHTML =
    '<svg class="line-chart" role="img" tabindex="0"><path class="line" style="stroke: rgb(1, 2, 3)" d="M0 0L9 9"></path><text>to Russia &amp; others</text><g data-screen-only=""><line></line></g></svg>';
  document.body.append(holder);
  return holder.querySelector('svg') as SVGSVGElement;
}

const COLOURS = { paper: '#ffffff', ink: '#000000', faint: '#555555' };
const FRAME = {
  title: 'Sales of <chips> & parts fell',
  subtitle: 'EUR a month',
  source: ['Source: Eurostat Comext, HS 2017', 'Nothing is loaded after Nov 2022.'],
};

function drawn(): { text: string; root: Element } {
  const text = standaloneSvg([{ svg: chart(), x: 0, y: 0, width: 600, height: 300 }], FRAME, COLOURS);
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  return { text, root: parsed.documentElement };
}

test('a drawing that stands alone is well formed', () => {
  const { text, root } = drawn();
  expect(root.tagName).toBe('svg');
  expect(root.querySelector('parsererror')).toBeNull();
  expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(text).toContain('Sales of &lt;chips&gt; &amp; parts fell');
});

test('it has its headline, source line and coverage note', () => {
  const { root } = drawn();
  const texts = [...root.querySelectorAll('text')].map((node) => node.textContent);
  expect(texts).toEqual(expect.arrayContaining([FRAME.title, FRAME.subtitle, ...FRAME.source]));
});

test('styles are written into it, and nothing of the page is left', () => {
  const { text, root } = drawn();
  expect(root.querySelector('path')?.getAttribute('stroke')).toBe('rgb(1, 2, 3)');
  expect(text).not.toMatch(/class=|style=|tabindex=|data-screen-only/);
});
