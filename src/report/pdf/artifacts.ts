/** Strings and comments whole, so that no letter in them is taken for an operator. */
const TOKEN = /\((?:\\[\s\S]|[^\\()])*\)|<[\dA-Fa-f\s]*>|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/gu;

/** What begins to draw: a path, text, an image or form, a shading. */
const DRAWS = new Set(['m', 're', 'BT', 'Do', 'sh', 'BI']);
const OPERATOR = /^[A-Za-z'"][A-Za-z0-9*]*$/u;

/**
 * A content stream of a page, in which all that is drawn outside of a tag - the lines of tables, backgrounds, header
 * and footer - is marked as an artifact: there to be seen, nothing to be read. The drawing itself stays as it is.
 */
export function withArtifacts(content: string): string {
  const parts: string[] = [];
  let done = 0;
  let depth = 0;
  let isOpen = false;
  let isText = false;
  const insert = (words: string, at: number): void => {
    parts.push(content.slice(done, at), words);
    done = at;
  };
  const open = (at: number): void => {
    insert('\n/Artifact BMC', at);
    isOpen = true;
  };
  const close = (at: number): void => {
    insert('\nEMC', at);
    isOpen = false;
  };
  let operands = 0;
  for (const { 0: token, index } of content.matchAll(TOKEN)) {
    if (!OPERATOR.test(token)) continue;
    const begins = token === 'BDC' || token === 'BMC';
    if (depth === 0 && !isOpen && DRAWS.has(token)) open(operands);
    else if (depth === 0 && isOpen && !isText && (begins || token === 'q' || token === 'Q')) close(operands);
    if (begins) depth += 1;
    if (token === 'EMC') depth -= 1;
    if (token === 'BT') isText = true;
    if (token === 'ET') isText = false;
    operands = index + token.length;
  }
  if (isOpen) close(operands);
  return [...parts, content.slice(done)].join('');
}
