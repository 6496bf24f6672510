import type { z } from '@hono/zod-openapi';
import type { UseCaseName } from '../app/use-cases.ts';
import type { LaneName } from './answers.ts';

export type Given = Readonly<Record<string, unknown>>;

/** The file of an upload by its id. */
export type FileOf = (upload: string) => { readonly path: string; readonly name: string };

/** A use case as the API offers it. */
export interface Operation {
  readonly useCase: UseCaseName;
  /** Names it in the document; the use case where it is not given. */
  readonly id?: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly tag: 'Findings' | 'Claims' | 'Flows' | 'Goods and areas' | 'Lake' | 'Loads' | 'SQL' | 'Evidence' | 'Cases';
  readonly summary: string;
  readonly scope: 'read' | 'load' | 'admin';
  readonly lane: LaneName;
  /** Read from a scan, which is made first where it was not yet. */
  readonly ofScan?: boolean;
  /** It changes something, or reads more than a snapshot: worked out each time, and given whole. */
  readonly fresh?: boolean;
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** What it hands to the use case. */
  readonly given: (parameters: Given, fileOf: FileOf) => Given;
  /** The command that answers the same. */
  readonly command: string;
}
