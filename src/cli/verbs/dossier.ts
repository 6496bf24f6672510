import { Command, Option } from 'commander';
import { DOSSIER_FORMATS, makeDossier, writeDossier } from '../../app/dossiers/dossier.ts';
import { type DossierVerification, failureOf, verifyDossier } from '../../app/dossiers/verify.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { type CommonOptions, contextOf, verb, type World } from '../verb.ts';

interface DossierOptions extends CommonOptions {
  readonly out?: string;
  readonly asOf?: string;
  readonly allowMissingFonts?: boolean;
}

/** Formats that are text, and may go to a terminal. */
const TEXT = ['json', 'html'];

export function dossierVerbs(world: World): Command {
  const dossier = new Command('dossier')
    .description('a case as a document: every figure with its lineage, methods and limits')
    .enablePositionalOptions()
    .argument('<case>', 'the id of a case')
    .addOption(new Option('--format <format>', 'of the document').choices(DOSSIER_FORMATS).default('json'))
    .option('--out <file>', 'where it is written (default: standard output)')
    .option('--as-of <snapshot>', 'a snapshot id, its number, or a date')
    .option('--allow-missing-fonts', 'in a PDF: boxes for letters that no font of this machine has')
    .option('--lake <dir>', 'the folder of the lake (default: $ENTREPOT_HOME, else .entrepot)')
    .addHelpText('after', '\nExample:\n  entrepot dossier russia-2022 --format html --out case.html\n')
    .action(async (id: string, options: DossierOptions) => {
      const context = contextOf(world, options);
      const { format, out, asOf, allowMissingFonts } = options;
      if (out !== undefined) {
        const made = await writeDossier(context, { case: id, format, asOf, allowMissingFonts, out });
        world.effects.log.info(`${out}: ${made.bytes} bytes, SHA-256 ${made.sha256}, snapshot ${made.snapshot}`);
        return;
      }
      if (!TEXT.includes(format) && world.writeBytes === undefined)
        throw new EntrepotError('usage', `${format} is not for a terminal; --out names a file, or pipe it`);
      const { bytes } = await makeDossier(context, { case: id, format, asOf, allowMissingFonts });
      if (TEXT.includes(format)) world.write(new TextDecoder().decode(bytes));
      else world.writeBytes?.(bytes);
    });
  dossier.addCommand(
    verb(
      world,
      'verify',
      'make a dossier anew, offline, and say whether each figure still holds',
      'entrepot dossier verify case.json',
      (command) => command.argument('<file>', 'a dossier as JSON, or an archive of a case'),
      async (context, [file = '']) => {
        const answer = await verifyDossier(context, { file });
        return { json: answer, rows: answer.figures, table: () => view(answer), failure: failureOf(answer) };
      },
    ),
  );
  return dossier;
}

function view(answer: DossierVerification): string {
  const { title, snapshot, seal, made, now, sameCode, counts, files, figures, notRecomputed, identical } = answer;
  const other = figures.filter(({ state }) => state !== 'holds');
  return [
    title,
    `case ${answer.case}, snapshot ${snapshot}`,
    '',
    `The file      ${seal === 'intact' ? 'is byte for byte what was written' : 'was CHANGED after it was written'}`,
    `The sources   ${counts.filesIntact} of ${counts.files} files have the hash they had`,
    ...files.map(
      ({ name, path, state }) => `              ${state.toUpperCase()}: ${name}${name === path ? '' : ` (${path})`}`,
    ),
    `The figures   ${notRecomputed === null ? `${counts.figuresHold} of ${counts.figures} hold` : `not recomputed: ${notRecomputed}`}`,
    ...(notRecomputed === null
      ? other.flatMap(({ id, label, state, changes }) => [
          `              ${state.toUpperCase()}: ${label} (${id})`,
          ...changes
            .slice(0, 6)
            .map(
              ({ path, old, new: after }) =>
                `                ${path}: ${JSON.stringify(old)} became ${JSON.stringify(after)}`,
            ),
        ])
      : []),
    ...(identical === false ? ['The words     are not all the same'] : []),
    `The code      ${sameCode ? `the same, version ${now.version}` : `another: made by version ${made.version} (${made.code.slice(0, 12)}), this is ${now.version} (${now.code.slice(0, 12)})`}`,
    '',
  ].join('\n');
}
