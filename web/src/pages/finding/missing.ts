/** What is missing, and the command at its end that would fetch it. */
export function commandIn(text: string): { readonly words: string; readonly command: string | null } {
  const at = text.indexOf('entrepot ');
  if (at < 0) return { words: text, command: null };
  return { words: text.slice(0, at).replace(/[:;,\s]+$/, ''), command: text.slice(at).trim() };
}
