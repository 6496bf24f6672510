import path from 'node:path';

/**
 * A lake on disk:
 *
 *     ledger/00000001.json   one entry a commit, in order, each naming the one before by hash
 *     raw/<sha256>           the inputs as they came
 *     data/<part>/flow.parquet, catalog.parquet
 *     scenarios/<name>.yml   questions that a user keeps beside the data
 *     derived/               what can be made again from the rest: scans that were made before
 *     register/<kind>/<id>/<revision>.json   claims, evidence, footprints and cases that people write down
 *     archive/<sha256>       copies of pages and files that evidence is from, and mappings that loads were read through
 *     access/<id>.json       access tokens of the HTTP server, hashed; no data, and not for copying
 *     tmp/<writer>/          what a writer is making; nothing in it exists for readers
 */
export interface Layout {
  readonly root: string;
  readonly ledger: string;
  readonly raw: string;
  readonly data: string;
  readonly scenarios: string;
  readonly derived: string;
  readonly register: string;
  readonly archive: string;
  readonly access: string;
  readonly tmp: string;
}

export function layoutOf(root: string): Layout {
  const absolute = path.resolve(root);
  return {
    root: absolute,
    ledger: path.join(absolute, 'ledger'),
    raw: path.join(absolute, 'raw'),
    data: path.join(absolute, 'data'),
    scenarios: path.join(absolute, 'scenarios'),
    derived: path.join(absolute, 'derived'),
    register: path.join(absolute, 'register'),
    archive: path.join(absolute, 'archive'),
    access: path.join(absolute, 'access'),
    tmp: path.join(absolute, 'tmp'),
  };
}
