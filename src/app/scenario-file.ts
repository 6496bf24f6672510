import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { EntrepotError } from '../trade/errors.ts';
import { parseScenario, type Scenario } from '../trade/scenario.ts';

export const BUNDLED_SCENARIOS = new URL('../../data/scenarios/', import.meta.url).pathname;
export const BUNDLED_SCENARIO = `${BUNDLED_SCENARIOS}russia-2022.yml`;

export async function bundledScenario(): Promise<Scenario> {
  return readScenarioFile(BUNDLED_SCENARIO);
}

/** @throws EntrepotError 'input-missing', 'input-format' or 'input-invalid' that names the file and what is wrong with it. */
export async function readScenarioFile(file: string): Promise<Scenario> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new EntrepotError(
      'input-missing',
      `${file} cannot be opened: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`,
      { fields: { file }, cause },
    );
  }
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (cause) {
    throw new EntrepotError('input-format', `${file} is not YAML: ${(cause as Error).message}`, {
      fields: { file },
      cause,
    });
  }
  return parseScenario(parsed, file);
}
