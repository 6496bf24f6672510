import { open } from 'node:fs/promises';
import { inputError } from '../../trade/errors.ts';

export type ContainerKind = 'gzip' | 'zip';
export type MemberKind = 'text' | 'json' | 'parquet' | 'workbook';

/** What a file is by its own bytes; names are not believed. A zip may still turn out to be a workbook. */
export async function sniffKind(file: string, name: string): Promise<ContainerKind | MemberKind> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(512, size));
    await handle.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(4, size));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return kindOf(head, tail, name);
  } finally {
    await handle.close();
  }
}

function kindOf(head: Buffer, tail: Buffer, name: string): ContainerKind | MemberKind {
  const starts = (...bytes: number[]): boolean => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook';
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') {
    if (tail.toString('latin1') !== 'PAR1')
      throw inputError('input-format', { file: name, expected: 'a whole Parquet file; this one is cut off' });
    return 'parquet';
  }
  refuseOthers(head, name);
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^(<!doctype html|<html)/i.test(text))
    throw inputError('input-format', {
      file: name,
      expected: 'a data file; this is a web page (often an error page saved under the name of the file)',
    });
  if (text.startsWith('<'))
    throw inputError('input-format', { file: name, expected: 'CSV, JSON, Parquet or a workbook; this is XML' });
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'text';
}

const OTHERS: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['377abcaf271c', 'a 7z archive'],
  ['526172211a07', 'a RAR archive'],
  ['fd377a585a00', 'an xz archive'],
  ['425a68', 'a bzip2 archive'],
  ['28b52ffd', 'a zstd archive'],
  ['89504e47', 'a picture'],
];

function refuseOthers(head: Buffer, name: string): void {
  const hex = head.subarray(0, 8).toString('hex');
  const other = OTHERS.find(([magic]) => hex.startsWith(magic));
  if (other !== undefined)
    throw inputError('input-format', {
      file: name,
      expected: `CSV, JSON, Parquet, a workbook, or these in gzip or zip; this is ${other[1]}`,
    });
}
