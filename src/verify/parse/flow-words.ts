import type { Place, Sheet } from './sheet.ts';

export type Movement = 'export' | 'import' | 'both' | 're-export';

/** A word that says that goods move. */
export interface FlowSpot extends Place {
  readonly movement: Movement;
  readonly text: string;
  readonly verb: boolean;
  /** It names nothing by itself ("went to"): counts only where no other word does. */
  readonly weak: boolean;
}

interface Row {
  readonly movement: Movement;
  readonly verb: boolean;
  readonly weak?: boolean;
  readonly words: string;
}

const ROWS: readonly Row[] = [
  { movement: 're-export', verb: false, words: 're-?exports?|re-?exporting' },
  { movement: 're-export', verb: true, words: 're-?exported' },
  {
    movement: 'export',
    verb: false,
    words:
      'exports?(?!\\s+(?:controls?|bans?|licen[cs]es?|restrictions?|promotion|credits?|markets?))|shipments?|deliveries|supplies(?=\\s+(?:of|to))|sales(?=\\s+(?:of|to)\\s+(?!\\p{Sc}|\\d))',
  },
  {
    movement: 'export',
    verb: true,
    words: 'exported|exporting|shipped|shipping|ships|sold|sells|sent|delivered|supplied|supplies',
  },
  {
    movement: 'import',
    verb: false,
    words: 'imports?(?!\\s+(?:controls?|bans?|licen[cs]es?|restrictions?|dut(?:y|ies)|tariffs?|prices?))|purchases',
  },
  { movement: 'import', verb: true, words: 'imported|importing|bought|buys|purchased|received|obtained|acquired' },
  {
    movement: 'both',
    verb: false,
    words:
      '(?:bilateral\\s+|two-way\\s+|mutual\\s+)?(?:trade(?:\\s+turnover|\\s+in\\s+goods)?(?!\\s+(?:deficit|surplus|gap|agreements?|deals?|war|talks|data|figures|offices?|routes?|unions?|minist\\w+|officials?|statistics|balance|body|group|fair|barriers?|restrictions?|sanctions?|secretary|negotiat\\w+|delegation|corridor|mission))|turnover|commerce)',
  },
  { movement: 'both', verb: true, words: 'traded(?=\\s+(?:goods|with)\\b)' },
  { movement: 'export', verb: true, weak: true, words: 'went(?=\\s+(?:to|from)\\b)|headed(?=\\s+to\\b)' },
  { movement: 'import', verb: true, weak: true, words: 'came(?=\\s+from\\b)|comes?(?=\\s+from\\b)|took' },
];

const PATTERNS = ROWS.map((row) => ({
  ...row,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${row.words})(?![\\p{L}\\p{N}])`, 'giu'),
}));

export function spotFlows(sheet: Sheet): FlowSpot[] {
  return PATTERNS.flatMap(({ movement, verb, weak = false, pattern }) =>
    sheet.take(pattern, ([text]) => ({ movement, verb, weak, text })),
  ).sort((a, b) => a.from - b.from);
}
