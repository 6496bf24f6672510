/** Whether a copy may be handed on to somebody else, and on what ground. */
export interface PassingOn {
  readonly passes: boolean;
  readonly why: string;
}

interface Rule extends PassingOn {
  /** How a licence that it is about begins, in any case of letters. */
  readonly begins: string;
}

const free = (begins: string, why: string): Rule => ({ begins, passes: true, why });
const bound = (begins: string, why: string): Rule => ({ begins, passes: false, why });

/**
 * What the licences of loads say of passing files on. The words are those that formats and mappings give; the first line that
 * fits counts, and what no line fits is not passed on.
 */
const RULES: readonly Rule[] = [
  free('Eurostat, free reuse', 'reuse is free with attribution'),
  free('CEPII BACI, Etalab 2.0', 'reuse is free with attribution'),
  bound('UN Comtrade', 'bulk extracts may only be passed on with the consent of UNSD'),
  bound('World Bank WITS', 'the terms are those of UN Comtrade'),
  free('General Administration of Customs of China; facts', 'facts, with attribution'),
  free('National Statistical Committee of the Kyrgyz Republic; facts', 'facts, with attribution'),
  free('Bureau of National Statistics of the Republic of Kazakhstan; facts', 'facts, with attribution'),
  free('Statistical Committee of the Republic of Armenia; facts', 'facts, with attribution'),
  free('National Statistics Committee of the Republic of Uzbekistan; facts', 'facts, with attribution'),
  free('public domain', 'public domain'),
  free('CC0', 'public domain'),
  free('CC BY 4.0', 'reuse is free with attribution'),
  free('CC-BY-4.0', 'reuse is free with attribution'),
  free('Etalab', 'reuse is free with attribution'),
  free('Open Government Licence', 'reuse is free with attribution'),
];

/** Unknown words are no permission. */
export function passesOn(licence: string): PassingOn {
  const words = licence.trim().toLowerCase();
  const rule = RULES.find(({ begins }) => words.startsWith(begins.toLowerCase()));
  if (rule !== undefined) return { passes: rule.passes, why: rule.why };
  return { passes: false, why: 'its licence is not known to allow passing it on' };
}
