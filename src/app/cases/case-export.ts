import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashFile, hashText } from '../../lake/durable.ts';
import { type Layout, layoutOf } from '../../lake/layout.ts';
import { type Entry, readLedger } from '../../lake/ledger.ts';
import { archivedFile } from '../../lake/register.ts';
import { readSnapshot } from '../../lake/snapshot.ts';
import { canonical } from '../../report/canonical.ts';
import { toJson } from '../../report/json.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { passesOn } from '../../trade/licence.ts';
import type { Context } from '../context.ts';
import { documentOf } from '../dossiers/dossier.ts';
import { type DossierInput, gatherInput } from '../dossiers/input.ts';
import { type ArchivedLoad, CASE, DOSSIER, MANIFEST, type Manifest, type NeededFile } from './archive.ts';
import { type ArchiveEntry, writeArchive } from './archive-write.ts';
import { findCase } from './store.ts';

export interface ExportCaseParameters {
  readonly case: string;
  readonly asOf?: string | undefined;
  readonly out: string;
}

export interface ExportedCase {
  readonly case: string;
  readonly snapshot: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Source files that are in the archive. */
  readonly packed: number;
  /** What is referred to by hash and not in it, with the reason. */
  readonly needed: readonly NeededFile[];
}

/** Writes a case, its dossier and what it rests on as one archive that opens on another machine. */
export async function exportCase(
  context: Context,
  { case: id, asOf, out }: ExportCaseParameters,
): Promise<ExportedCase> {
  const layout = layoutOf(context.lake);
  const input = await gatherInput(context, await findCase(context, id));
  const { id: snapshot, sequence } = await readSnapshot(layout, asOf);
  const ledger = (await readLedger(layout)).slice(0, sequence);
  const dossier = toJson(await documentOf(context, input, snapshot));
  const mappings = await mappingsOf(layout, ledger);
  const raw = packedFiles(layout, ledger);
  const content: ArchiveEntry[] = [
    { path: CASE, content: { text: `${canonical(input, 1)}\n` } },
    { path: DOSSIER, content: { text: dossier } },
    ...[...mappings.found].map(([hash, text]) => ({ path: `mappings/${hash}`, content: { text } })),
    ...raw.map(({ sha256, file }) => ({ path: `raw/${sha256}`, content: { file } })),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const needed = [...neededFiles(ledger), ...mappings.needed, ...copiesOf(input)];
  const entries: Manifest['entries'] = await Promise.all(content.map(told));
  const manifest: Manifest = { archive: 1, case: id, snapshot, entries, loads: ledger.map(loadOf), needed };
  await writeArchive(out, [{ path: MANIFEST, content: { text: `${canonical(manifest, 1)}\n` } }, ...content]);
  return {
    case: id,
    snapshot,
    bytes: (await stat(out)).size,
    sha256: await hashFile(out),
    packed: raw.length,
    needed,
  };
}

/** What the manifest says of an entry. A source file is hashed as it is now: one that was changed is not packed as another. */
async function told({ path: at, content }: ArchiveEntry): Promise<Manifest['entries'][number]> {
  if ('text' in content) {
    const bytes = Buffer.from(content.text, 'utf8');
    return { path: at, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  }
  const found = await stat(content.file).catch((cause: unknown) => {
    throw new EntrepotError('lake-corrupt', `${at} is missing; 'entrepot lake verify' says what else`, { cause });
  });
  const sha256 = await hashFile(content.file);
  if (at !== `raw/${sha256}`)
    throw new EntrepotError('lake-corrupt', `${at} is changed; 'entrepot lake verify' says what else`, {
      fields: { path: at, actual: sha256 },
    });
  return { path: at, sha256, bytes: found.size };
}

function loadOf({ load, snapshot, at }: Entry): ArchivedLoad {
  const { id, source, format, options, files, silences, licence } = load;
  return { id, snapshot, at, source, format, options, files, silences, licence };
}

function packedFiles(layout: Layout, ledger: readonly Entry[]): { readonly sha256: string; readonly file: string }[] {
  const hashes = ledger
    .filter(({ load }) => passesOn(load.licence).passes)
    .flatMap(({ load }) => load.files.map(({ sha256 }) => sha256));
  return [...new Set(hashes)].map((sha256) => ({ sha256, file: path.join(layout.raw, sha256) }));
}

function neededFiles(ledger: readonly Entry[]): NeededFile[] {
  return ledger.flatMap(({ load }) => {
    const { passes, why } = passesOn(load.licence);
    return passes ? [] : load.files.map((file) => ({ ...file, for: 'load' as const, why: `${load.licence}: ${why}` }));
  });
}

const BUNDLED_MAPPINGS = new URL('../../../data/mappings/', import.meta.url).pathname;

/** The mapping files behind the loads: kept with the lake, or of those that ship. */
async function mappingsOf(
  layout: Layout,
  ledger: readonly Entry[],
): Promise<{ readonly found: ReadonlyMap<string, string>; readonly needed: readonly NeededFile[] }> {
  const bundled = new Map<string, string>();
  for (const name of await readdir(BUNDLED_MAPPINGS)) {
    const text = await readFile(path.join(BUNDLED_MAPPINGS, name), 'utf8');
    bundled.set(hashText(text), text);
  }
  const found = new Map<string, string>();
  const needed: NeededFile[] = [];
  for (const hash of new Set(ledger.flatMap(({ load }) => load.options['mapping'] ?? []))) {
    const kept = await readFile(archivedFile(layout, hash), 'utf8').catch(() => null);
    const text = kept ?? bundled.get(hash);
    if (text !== undefined) found.set(hash, text);
    else
      needed.push({ name: 'mapping', sha256: hash, bytes: null, for: 'mapping', why: 'it was not kept with the lake' });
  }
  return { found, needed };
}

/** Copies of pages and files that evidence is from: nobody said that they may be passed on. */
function copiesOf({ evidence }: DossierInput): NeededFile[] {
  return evidence.flatMap(({ sources }) =>
    sources.flatMap(({ copy }) =>
      copy === null
        ? []
        : [
            {
              name: copy.name,
              sha256: copy.sha256,
              bytes: copy.bytes,
              for: 'copy' as const,
              why: 'no licence is known that allows passing it on',
            },
          ],
    ),
  );
}
