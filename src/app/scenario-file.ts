import { parseScenario, type Scenario } from '../trade/scenario.ts';
import { readYamlFile } from './text-file.ts';

export const BUNDLED_SCENARIOS = new URL('../../data/scenarios/', import.meta.url).pathname;
export const BUNDLED_SCENARIO = `${BUNDLED_SCENARIOS}russia-2022.yml`;

export async function bundledScenario(): Promise<Scenario> {
  return readScenarioFile(BUNDLED_SCENARIO);
}

/** @throws EntrepotError 'input-missing', 'input-format' or 'input-invalid' that names the file and what is wrong with it. */
export async function readScenarioFile(file: string): Promise<Scenario> {
  return parseScenario(await readYamlFile(file), file);
}
