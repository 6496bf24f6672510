import type { Document } from './document.ts';

export interface Entry {
  readonly id: string;
  /** 1, 1.2, 1.2.1; A, B for what every document ends with. */
  readonly number: string;
  readonly heading: string;
  readonly level: 1 | 2 | 3;
}

/** What the renderer writes itself, after the sections. The ids cannot be those of a section: see the schema. */
export const APPENDICES = [
  { id: '_not-assessable', heading: 'What could not be assessed' },
  { id: '_figures', heading: 'Figures and what they rest on' },
  { id: '_sources', heading: 'Sources and licences' },
  { id: '_made', heading: 'How to make this document again' },
] as const;

export function sectionEntries({ sections }: Document): readonly Entry[] {
  const counts: [number, number, number] = [0, 0, 0];
  return sections.map(({ id, heading, level }) => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    return { id, heading, level, number: counts.slice(0, level).join('.') };
  });
}

export const appendixEntries = (): readonly Entry[] =>
  APPENDICES.map(({ id, heading }, i) => ({ id, heading, level: 1, number: String.fromCodePoint(65 + i) }));
