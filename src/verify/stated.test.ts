import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, QUALIFIERS, readStated, type Stated, toleranceOf, writeStated } from './stated.ts';

const stated = (text: string | number): Stated => readStated(text) as Stated;

describe('a stated figure', () => {
  it.each([
    [3.45, 3.45, 'exactly'],
    ['>3', 3, 'more-than'],
    ['>=14.5e6', 14.5e6, 'at-least'],
    ['~ 0.9', 0.9, 'about'],
    ['~<125e6', 125e6, 'nearly'],
    ['<=5', 5, 'at-most'],
    ['<2', 2, 'less-than'],
    ['-0.2', -0.2, 'exactly'],
    ['50_000', 50_000, 'exactly'],
  ])('%s is read', (text, figure, qualifier) => {
    expect(stated(text)).toMatchObject({ figure, qualifier });
  });

  it.each(['', 'three', '3 %', '>', '>>3', '1e999', 'NaN', '3..4', '~>3'])('%s is none', (text) => {
    expect(readStated(text)).toBeNull();
  });

  it('is read as it is written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
        fc.constantFrom(...QUALIFIERS),
        (figure, qualifier) => {
          expect(stated(writeStated({ figure, qualifier }))).toMatchObject({
            figure: figure === 0 ? 0 : figure,
            qualifier,
          });
        },
      ),
    );
  });
});

describe('what agrees with it', () => {
  it.each([
    [3.45, 3.445, 3.455],
    [240e9, 235e9, 245e9],
    [100e6, 97.5e6, 102.5e6],
    ['~25', 23.75, 26.25],
    ['~<125e6', 112.5e6, 125.5e6],
    ['>=14.5e6', 14.45e6, null],
    ['>3', 3, null],
    ['<2', null, 2],
    [-0.2, -0.205, -0.195],
  ])('of %s lies between %s and %s', (text, low, high) => {
    expect(toleranceOf(stated(text))).toMatchObject({ low, high });
  });

  it('never leaves the figure itself out, but where it is a bound that is to be passed', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
        fc.constantFrom(...QUALIFIERS),
        (figure, qualifier) => {
          const passes = qualifier !== 'more-than' && qualifier !== 'less-than';
          expect(holds(figure, toleranceOf({ figure, qualifier, text: '' }))).toBe(passes);
        },
      ),
    );
  });
});
