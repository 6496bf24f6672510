import { z } from 'zod';
import { asOf } from './words.ts';

export const LakeParameters = z.strictObject({ asOf: asOf.optional() });
export type LakeParameters = z.output<typeof LakeParameters>;
