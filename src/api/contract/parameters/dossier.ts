import { z } from 'zod';
import { asOf } from './words.ts';

export const DossierAsked = z.strictObject({
  format: z
    .enum(['json', 'html', 'pdf', 'xlsx'])
    .default('json')
    .meta({ description: 'how the document is written down', example: 'json' }),
  asOf: asOf.optional(),
});

export const FileSent = z.strictObject({ upload: z.uuid().describe('a file that was sent to /uploads') });
