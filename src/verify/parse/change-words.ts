import type { Qualifier } from '../stated.ts';

/** Words of rise and fall, and what stands before a figure that is a change. */

const UP =
  'rose|risen|rises?|rising|grew|grown|grows?|growing|growth|increas\\w*|jump\\w*|surg\\w+|soar\\w*|climb\\w*|up|gain\\w*|expand\\w*|swell\\w*|swollen|advanc\\w+|higher|more|above|larger|greater|leap\\w*|leapt|rocket\\w*|skyrocket\\w*|boom\\w*|spik\\w+|balloon\\w*|rebound\\w*|accelerat\\w+|improv\\w+|bigger';
const DOWN =
  'fell|falls?|fallen|falling|dropp\\w+|drops?|declin\\w+|plung\\w+|sank|sunk|sinks?|slip\\w*|plummet\\w*|collaps\\w+|decreas\\w+|down|lower|shrank|shrunk|shrink\\w*|contract(?:ed|ing)|slump\\w*|tumbl\\w+|less|fewer|below|smaller|dip\\w*|slid|slides?|crash\\w*|cut|reduc\\w+|nosedived|eased|weaken\\w*|retreat\\w*|diminish\\w*';
const WORD = new RegExp(`(?<![\\p{L}])(?:(${UP})|(${DOWN}))(?![\\p{L}])`, 'giu');
export const RIGHT_AFTER = new RegExp(`^\\s*(?:(?:annual|rise|${UP})|(${DOWN}))(?![\\p{L}])`, 'iu');
export const WORDING =
  '(?:nearly|almost|about|around|some|roughly|approximately|more\\s+than|over|at\\s+least|just\\s+(?:over|under)|less\\s+than|up\\s+to|an?\\s+estimated|close\\s+to)?\\s*';
const ends = (text: string): RegExp => new RegExp(`(?:${text})\\s+(?:the\\s+)?${WORDING}$`, 'i');
export const FROM = ends('\\bfrom|compared\\s+(?:with|to)|against|versus|vs\\.?|up\\s+on|down\\s+on');
export const MERE_FROM = ends('\\bfrom');
export const UP_FROM = ends(
  '\\b(?:up|down|higher|lower)?,?\\s*(?:up|down)?\\s*from|compared\\s+(?:with|to)|against|versus',
);
/** What it changed by: "rose by", "a fall of", "rose $3bn to". */
export const BY = new RegExp(
  `(?<!\\p{L})(?<!\\bma(?:de|kes?|king)\\s)(?:(?:${UP}|${DOWN})\\s+by|(?:increase|rise|growth|gain|jump|fall|drop|decline|decrease|loss)\\s+of|(?:rose|grew|increased|jumped|surged|climbed|soared|up|fell|dropped|declined|decreased|down|shrank|slipped|plunged))\\s+${WORDING}$`,
  'iu',
);
export const TO = new RegExp(`\\bto\\s+${WORDING}$`, 'i');

/** 1 for a rise, -1 for a fall: the word right behind the figure, else the last one before it. */
export function directionOf(before: string, after: string): 1 | -1 | null {
  const right = RIGHT_AFTER.exec(after);
  if (right !== null) return right[1] === undefined ? 1 : -1;
  const last = [...before.replace(/(?:more|less|fewer) than\s*$/i, '').matchAll(WORD)].at(-1);
  if (last === undefined || before.length - last.index > 90) return null;
  return last[1] === undefined ? -1 : 1;
}

/** What is wide above nought is wide below it the other way round; what is nearly a fall of so much is about it. */
export function turned(qualifier: Qualifier): Qualifier {
  const other: Readonly<Partial<Record<Qualifier, Qualifier>>> = {
    'more-than': 'less-than',
    'less-than': 'more-than',
    'at-least': 'at-most',
    'at-most': 'at-least',
    nearly: 'about',
  };
  return other[qualifier] ?? qualifier;
}
