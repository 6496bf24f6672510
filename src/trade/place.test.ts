import { describe, expect, it } from 'vitest';
import { type AreaCode, areaInfo, membersOf, parseArea } from './area.ts';
import { placeOf } from './place.ts';

const areas = (...words: string[]): AreaCode[] => words.map(parseArea);

describe('the place of areas as one', () => {
  it('is that of a country alone', () => {
    const { lat, lon } = areaInfo(parseArea('RUS'));
    expect(placeOf(areas('RUS'))).toEqual({ lat, lon });
  });

  it('of the European Union lies between its members', () => {
    const place = placeOf(membersOf(parseArea('EU27'), '2022-03'));
    expect(place?.lat).toBeGreaterThan(46);
    expect(place?.lat).toBeLessThan(52);
    expect(place?.lon).toBeGreaterThan(10);
    expect(place?.lon).toBeLessThan(18);
  });

  it('across the date line is near it, not on the other side of the globe', () => {
    const place = placeOf(areas('FJI', 'WSM'));
    expect(Math.abs(place?.lon ?? 0)).toBeGreaterThan(170);
    expect(place?.lat).toBeLessThan(-10);
  });

  it('is missing where no member has one', () => {
    expect(placeOf([])).toBeNull();
    expect(placeOf(areas('EU27'))).toBeNull();
  });
});
