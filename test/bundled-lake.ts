import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { claims } from '../src/app/claims/claims.ts';
import { start } from '../src/app/start.ts';
import { quiet, ROOT } from './helpers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    bundledLake: string;
  }
}

/** Builds the lake of the bundled data once for all tests that only read it, with its scan and the verdicts on its claims. */
export default async function setup(project: TestProject): Promise<() => void> {
  const lake = mkdtempSync(path.join(tmpdir(), 'entrepot-bundled-'));
  const context = { lake, effects: quiet() };
  // A process that ends by itself leaves what it compiled to those that are killed.
  const compiled = promisify(execFile)(process.execPath, ['src/cli/main.ts', 'formats'], { cwd: ROOT });
  await start(context);
  await claims(context, {});
  await compiled;
  project.provide('bundledLake', lake);
  return () => rmSync(lake, { recursive: true, force: true });
}
