import type { Load } from '../../lake/ledger.ts';
import type { Snapshot } from '../../lake/snapshot.ts';
import type { Block, Figure, Json, Section } from '../../report/document.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import { flows } from '../flows.ts';
import { parseFlowsCommand } from '../flows-command.ts';
import type { DossierInput } from './input.ts';

/** What one item gives to a document. */
export interface Part {
  readonly sections: readonly Section[];
  readonly figures: readonly Figure[];
  /** One sentence for each question that the data could not answer. */
  readonly notAssessable: readonly string[];
}

/** What the parts of a document are made with. */
export interface Making {
  readonly context: Context;
  readonly input: DossierInput;
  readonly snapshot: Snapshot;
  readonly lineages: Lineages;
}

/** One item of the case: the id of its section, which the ids of its figures begin with. */
export interface Placed {
  readonly id: string;
}

export function sectionOf({ id }: Placed, heading: string, blocks: readonly Block[]): Section {
  return { id, heading, level: 2, blocks };
}

/** Any answer as JSON has it: without what is undefined. */
export function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

type Lineage = Figure['lineage'];

/** Where figures are from: the files behind a question about flows, each question asked once. */
export class Lineages {
  readonly #context: Context;
  readonly #snapshot: Snapshot;
  readonly #known = new Map<string, Promise<Lineage>>();

  constructor(context: Context, snapshot: Snapshot) {
    this.#context = context;
    this.#snapshot = snapshot;
  }

  /** @param sources whose files are named where the question cannot be asked again. */
  async of(query: string | null, sources: readonly (string | null)[] = []): Promise<Lineage> {
    const key = JSON.stringify([query, sources]);
    const known = this.#known.get(key) ?? this.#find(query, sources);
    this.#known.set(key, known);
    return known;
  }

  /** Of files by their hash. */
  ofFiles(query: string | null, files: Lineage['files']): Lineage {
    const named = new Set(files.map(({ sha256 }) => sha256));
    const loads = this.#snapshot.loads.filter((load) => load.files.some(({ sha256 }) => named.has(sha256)));
    return { query, snapshot: this.#snapshot.id, files, licence: licencesOf(loads) };
  }

  async #find(query: string | null, sources: readonly (string | null)[]): Promise<Lineage> {
    const asked = query === null ? null : parseFlowsCommand(query);
    if (asked !== null) {
      try {
        const { lineage } = await flows(this.#context, { ...asked, asOf: this.#snapshot.id });
        return this.ofFiles(query, lineage.files);
      } catch (failure) {
        if (!(failure instanceof EntrepotError)) throw failure;
      }
    }
    const loads = this.#snapshot.loads.filter(({ source }) => sources.includes(source));
    const files = loads.flatMap((load) => load.files.map(({ name, sha256 }) => ({ name, sha256 })));
    return { query, snapshot: this.#snapshot.id, files, licence: licencesOf(loads) };
  }
}

function licencesOf(loads: readonly Load[]): string {
  return [...new Set(loads.map(({ licence }) => licence))].join('; ');
}
