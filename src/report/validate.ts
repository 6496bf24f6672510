import type { Block, Document, Inline } from './document.ts';

/** What the types cannot say of a document: one sentence for each id that is not unique and each reference to nothing. */
export function documentProblems(document: Document): readonly string[] {
  const { ids, twice } = idsOf(document);
  const figures = new Set(document.figures.map(({ id }) => id));
  return [
    ...twice.map((id) => `the id ${id} stands for two things`),
    ...levelProblems(document),
    ...document.sections.flatMap(({ id: section, blocks }) =>
      blocks.flatMap((block) => blockProblems(block, ids, figures).map((problem) => `section ${section}: ${problem}`)),
    ),
  ];
}

function idsOf(document: Document): { ids: ReadonlySet<string>; twice: readonly string[] } {
  const tables = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.id] : [])),
  );
  const all = [...document.sections.map(({ id }) => id), ...tables, ...document.figures.map(({ id }) => id)];
  const ids = new Set<string>();
  const twice = all.filter((id) => ids.size === ids.add(id).size);
  return { ids, twice };
}

function levelProblems({ sections }: Document): readonly string[] {
  return sections.flatMap(({ id, level }, i) => {
    const before = sections[i - 1]?.level ?? 0;
    return level > before + 1 ? [`section ${id}: level ${level} follows level ${before}; a level is left out`] : [];
  });
}

function blockProblems(block: Block, ids: ReadonlySet<string>, figures: ReadonlySet<string>): readonly string[] {
  const unknown = inlinesOf(block).flatMap((inline) =>
    typeof inline !== 'string' && inline.to !== undefined && !ids.has(inline.to)
      ? [`a link to ${inline.to}, which is not in the document`]
      : [],
  );
  if (block.kind === 'chart' && !figures.has(block.figure))
    return [`a chart of the figure ${block.figure}, which is not in the document`];
  if (block.kind !== 'table') return unknown;
  const keys = new Set(block.columns.map(({ key }) => key));
  const strange = new Set(block.rows.flatMap((row) => Object.keys(row).filter((key) => !keys.has(key))));
  return [
    ...(keys.size < block.columns.length ? [`table ${block.id}: two columns have the same key`] : []),
    ...[...strange].map((key) => `table ${block.id}: a row has ${key}, which is not a column`),
    ...(block.figure !== null && !figures.has(block.figure)
      ? [`table ${block.id}: its figure ${block.figure} is not in the document`]
      : []),
  ];
}

/** Every piece of running text of a block. */
export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.text;
    case 'list':
      return block.items.flat();
    case 'facts':
      return block.rows.flatMap(({ text }) => text);
    case 'table':
    case 'chart':
    case 'pagebreak':
      return [];
  }
}
