import { stat } from 'node:fs/promises';
import path from 'node:path';
import { inputError } from '../../trade/errors.ts';
import { type TextOptions, toUtf8 } from './encoding.ts';
import { Budget, type Expanded, gunzip, unzip, workbookBytes } from './expand.ts';
import { type MemberKind, sniffKind } from './kind.ts';
import type { OpenLimits } from './limits.ts';

/** Plain material that can be read: text is UTF-8 without a byte order mark. */
export interface OpenedMember {
  /** How messages name it: the file, or `archive.zip/file.csv`. */
  readonly name: string;
  readonly kind: MemberKind;
  readonly path: string;
  readonly encoding: string | null;
  readonly bytes: number;
}

/**
 * Opens one input: gzip and zip are expanded within bounds, text becomes UTF-8. Only one layer is opened.
 * @throws EntrepotError 'input-format', 'input-too-large'
 */
export async function openInput(
  file: string,
  name: string,
  work: string,
  options: OpenLimits & TextOptions,
): Promise<OpenedMember[]> {
  const budget = new Budget(options);
  const outer = await expand({ name, path: file }, work, budget, true);
  const members: OpenedMember[] = [];
  for (const [index, member] of outer.entries())
    members.push(await openMember(member, path.join(work, `text-${index}`), options));
  return members;
}

async function expand(input: Expanded, work: string, budget: Budget, outermost: boolean): Promise<Expanded[]> {
  const kind = await sniffKind(input.path, input.name);
  if (kind !== 'gzip' && kind !== 'zip') return [input];
  if (kind === 'zip' && (await workbookBytes(input.path, input.name, budget.limits)).workbook) return [input];
  if (!outermost)
    throw inputError('input-format', {
      file: input.name,
      expected: 'a data file; archives in archives are not opened',
    });
  const inner =
    kind === 'zip' ? await unzip(input.path, input.name, work, budget) : [await ungzip(input, work, budget)];
  const members: Expanded[] = [];
  for (const member of inner) members.push(...(await expand(member, work, budget, false)));
  return members;
}

async function ungzip(input: Expanded, work: string, budget: Budget): Promise<Expanded> {
  const target = path.join(work, 'gunzipped');
  await gunzip(input.path, input.name, target, budget);
  return { name: input.name.replace(/\.gz$/i, ''), path: target };
}

async function openMember(member: Expanded, target: string, options: OpenLimits & TextOptions): Promise<OpenedMember> {
  const { size } = await stat(member.path);
  if (size === 0)
    throw inputError('input-format', { file: member.name, expected: 'a file with content; this one is empty' });
  const sniffed = await sniffKind(member.path, member.name);
  const kind = sniffed === 'zip' ? 'workbook' : (sniffed as MemberKind);
  if (kind === 'workbook') await boundWorkbook(member, size, sniffed === 'zip', options);
  if (kind !== 'text' && kind !== 'json') return { ...member, kind, encoding: null, bytes: size };
  const text = await toUtf8(member.path, member.name, target, options);
  return { name: member.name, kind, path: text.path, encoding: text.encoding, bytes: size };
}

async function boundWorkbook(member: Expanded, size: number, zipped: boolean, limits: OpenLimits): Promise<void> {
  const bytes = zipped ? (await workbookBytes(member.path, member.name, limits)).bytes : size * 4;
  if (bytes > limits.maxWorkbookBytes) {
    throw inputError('input-too-large', {
      file: member.name,
      value: String(bytes),
      expected: `a workbook of at most ${limits.maxWorkbookBytes} bytes when expanded; save it as CSV`,
    });
  }
}
