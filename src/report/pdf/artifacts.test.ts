import { expect, test } from 'vitest';
import { withArtifacts } from './artifacts.ts';

const lines = (...words: readonly string[]): string => words.join('\n');

test('what is drawn before, between and after tags is an artifact; tags and state stay as they are', () => {
  const content = lines(
    'q 1 0 0 1 0 0 cm',
    '0 0 9 9 re f',
    'Q',
    '/P <</MCID 0 >>BDC',
    'BT /F1 9 Tf <0028> Tj ET',
    'EMC',
    '0 1 9 1 re f 0 2 9 1 re f',
    '/P <</MCID 1 >>BDC',
    '/X1 Do',
    'EMC',
    '1 g BT <0028> Tj ET',
    '0 g',
  );
  expect(withArtifacts(content)).toBe(
    lines(
      'q 1 0 0 1 0 0 cm',
      '/Artifact BMC',
      '0 0 9 9 re f',
      'EMC',
      'Q',
      '/P <</MCID 0 >>BDC',
      'BT /F1 9 Tf <0028> Tj ET',
      'EMC',
      '/Artifact BMC',
      '0 1 9 1 re f 0 2 9 1 re f',
      'EMC',
      '/P <</MCID 1 >>BDC',
      '/X1 Do',
      'EMC',
      '1 g',
      '/Artifact BMC BT <0028> Tj ET',
      '0 g',
      'EMC',
    ),
  );
});

test('an artifact ends outside of text, whatever the text spells', () => {
  const ligature = 'BT /Span<</ActualText (EMC \\) fi) >> BDC <07AF> Tj EMC % BDC\n(Q) Tj ET';
  expect(withArtifacts(`${ligature}\n/P <</MCID 0 >>BDC\nEMC`)).toBe(
    `\n/Artifact BMC${ligature}\nEMC\n/P <</MCID 0 >>BDC\nEMC`,
  );
});

test('what is tagged throughout stays as it is', () => {
  const content = '/P <</MCID 0 >>BDC\nq 0 0 9 9 re f Q\nEMC\n';
  expect(withArtifacts(content)).toBe(content);
  expect(withArtifacts('')).toBe('');
});
