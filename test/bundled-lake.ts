import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { start } from '../src/app/start.ts';
import { quiet } from './helpers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    bundledLake: string;
  }
}

/** Builds the lake of the bundled data once for all tests that only read it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const lake = mkdtempSync(path.join(tmpdir(), 'entrepot-bundled-'));
  await start({ lake, effects: quiet() });
  project.provide('bundledLake', lake);
  return () => rmSync(lake, { recursive: true, force: true });
}
