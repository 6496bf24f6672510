import { Command, Option } from 'commander';
import type { Context } from '../app/context.ts';
import type { Effects } from '../trade/effects.ts';
import { type Answer, OUTPUT_FORMATS, parseFormat, render } from './output.ts';

export interface World {
  readonly effects: Effects;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  /** Bytes to where the text goes, unless that is a person's terminal. */
  readonly writeBytes?: (bytes: Uint8Array) => void;
}

export interface CommonOptions {
  readonly format: string;
  readonly lake?: string;
}

/** A verb: its options, an example that a test runs, and what it answers. */
export function verb<O extends CommonOptions>(
  world: World,
  name: string,
  summary: string,
  example: string,
  define: (command: Command) => Command,
  act: (context: Context, parameters: readonly string[], options: O) => Promise<Answer>,
  /** What is done once the answer is printed. */
  then?: (options: O) => Promise<void>,
): Command {
  const command = define(new Command(name).description(summary))
    .addOption(new Option('--format <format>', 'how to print the answer').choices(OUTPUT_FORMATS).default('table'))
    .option('--lake <dir>', 'the folder of the lake (default: $ENTREPOT_HOME, else .entrepot)')
    .addHelpText('after', `\nExample:\n  ${example}\n`);
  return command.action(async (...parameters: unknown[]) => {
    const options = command.opts<O>();
    const answer = await act(contextOf(world, options), parameters.slice(0, -2).flat() as string[], options);
    world.write(render(answer, parseFormat(options.format)));
    if (answer.failure !== undefined) throw answer.failure;
    await then?.(options);
  });
}

export function contextOf(world: World, options: Pick<CommonOptions, 'lake'>): Context {
  return { lake: options.lake ?? world.env['ENTREPOT_HOME'] ?? '.entrepot', effects: world.effects };
}

/** What a word says which scenario: a name, or a file where it has a slash or an ending. */
export function scenarioWord(word: string | undefined): { readonly scenario?: string; readonly file?: string } {
  if (word === undefined) return {};
  return /[/\\]|\.ya?ml$/i.test(word) ? { file: word } : { scenario: word };
}

/** Collects a repeatable option whose values may also be joined by commas. */
export function list(value: string, previous: readonly string[] | undefined): string[] {
  return [
    ...(previous ?? []),
    ...value
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ];
}
