/** A part that was found in a weapon, as the portal lists it. */
export interface Component {
  /** Of the portal. */
  readonly id: string;
  /** Name or marking; null where it was not specified. */
  readonly name: string | null;
  /** The maker's number of the part, or a word for what it is. */
  readonly part: string | null;
  /** Null where the portal has none. */
  readonly category: string | null;
  readonly maker: string | null;
  /** ISO 3166 letters of where its maker is; null where unknown. */
  readonly makerCountry: string | null;
  readonly weapons: readonly string[];
  /** The page of the portal. */
  readonly link: string;
  /** When the portal last said so, YYYY-MM-DD. */
  readonly verified: string;
}

export type Confidence = 'high' | 'medium' | 'low';
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** A code that a part may be of. HS 2022, four or six digits; a candidate, no classification. */
export interface CandidateCode {
  readonly code: string;
  readonly confidence: Confidence;
  /** By what it was mapped, and why to this code. */
  readonly by: 'name' | 'category' | 'maker';
  readonly why: string;
}
