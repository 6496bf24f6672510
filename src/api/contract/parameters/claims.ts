import { z } from 'zod';
import { asOf, printable } from './words.ts';

export const claimId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .meta({ description: 'id of a claim', example: 'eu-kg-chips-2022' });

export const ClaimsParameters = z.strictObject({ asOf: asOf.optional() });
export const ClaimParameters = z.strictObject({ claim: claimId });

/** Most claims at once. */
const MOST = 500;

/** What it holds is read by the use case, which names the claim and the field of each problem. */
const entry = z
  .record(printable(80), z.unknown())
  .meta({ description: 'a claim as a claims file has it', example: { id: 'a', text: 'a sentence' } });

export const ClaimsSent = z.strictObject({ claims: z.array(entry).min(1).max(MOST), asOf: asOf.optional() });
/** Plain text, in English; lines may end in any way. */
export const TextSent = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(1_000_000)
    .meta({ description: 'a text', example: 'EU exports to Kyrgyzstan rose 900 % in 2023 against 2021.' }),
});

export const ClaimsToKeep = z.strictObject({ claims: z.array(entry).min(1).max(MOST) });
