/** Longer ones are packed, so that an address can still be sent. */
const PLAIN = 600;

/** A statement as it stands in an address. */
export async function written(statement: string): Promise<{ statement?: string; packed?: string }> {
  // An address is trimmed and its line ends are kept; what would not come back the same is packed too.
  if (statement.length <= PLAIN && statement === statement.trim()) return { statement };
  return { packed: await pack(statement) };
}

export async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Null where it was cut short or is no packed text. */
export async function unpack(packed: string): Promise<string | null> {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return null;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
