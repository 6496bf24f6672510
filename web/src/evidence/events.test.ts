import { expect, test } from 'vitest';
import type { EvidenceEvent } from '../api/types.ts';
import { periodsBetween } from '../charts/scales.ts';
import { formatDate } from '../figures/dates.ts';
import { eventLines, eventsOn } from './events.ts';

const event = (id: string, date: string, more: Partial<EvidenceEvent> = {}): EvidenceEvent => ({
  id,
  date,
  until: null,
  period: date.slice(0, 7),
  title: id,
  kind: 'cooperation',
  status: 'reported',
  link: 'goods',
  why: '',
  ...more,
});

const months = periodsBetween('2022-01', '2022-12');

test('events on the axis are numbered by date; the event of the scenario and those outside are not', () => {
  const { numbered } = eventsOn(months, [
    event('scenario:x', '2022-02', { kind: 'scenario' }),
    event('later', '2022-09-04'),
    event('outside', '2024'),
    event('vague', '2022'),
  ]);
  expect(numbered.map(({ number, key }) => [number, key])).toEqual([
    [1, 'vague'],
    [2, 'later'],
  ]);
  expect(eventLines(numbered)).toEqual([
    '1: 2022, vague (reported)',
    `2: ${formatDate('2022-09-04')}, later (reported)`,
  ]);
});

test('where many stand on it, those that share the destination alone give way, and that is counted', () => {
  const many = Array.from({ length: 9 }, (_, at) =>
    event(`e${at}`, `2022-0${at + 1}`, { link: at < 4 ? 'destination' : 'corridor' }),
  );
  const { numbered, left } = eventsOn(months, many);
  expect(numbered).toHaveLength(5);
  expect(left).toBe(4);
});
