import { canonical, contentHash } from './canonical.ts';
import type { Document } from './document.ts';

/** The version of the file's shape; a reader refuses others. */
export const DOSSIER_VERSION = 1;

/** `{ document, dossier, sha256 }`: the same bytes for the same document, with the hash of the content at the end. */
export function toJson(document: Document): string {
  return `${canonical({ document, dossier: DOSSIER_VERSION, sha256: contentHash(document) }, 1)}\n`;
}
