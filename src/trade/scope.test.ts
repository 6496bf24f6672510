import { expect, it } from 'vitest';
import { scopesOf } from './scope.ts';

it('a scope holds those before it', () => {
  expect(scopesOf(['read'])).toEqual(['read']);
  expect(scopesOf(['load'])).toEqual(['read', 'load']);
  expect(scopesOf(['read', 'admin'])).toEqual(['read', 'load', 'admin']);
});

it.each([[[]], [['root']], [['read', 'Admin']], [['__proto__']]])('%j is refused', (words) => {
  expect(() => scopesOf(words)).toThrow(expect.objectContaining({ code: 'usage' }));
});
