/** Hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Words as a file name. */
export function fileName(words: string): string {
  const plain = words.normalize('NFKD').replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-');
  return (
    plain
      .replaceAll(/^-+|-+$/g, '')
      .toLowerCase()
      .slice(0, 80) || 'entrepot'
  );
}
