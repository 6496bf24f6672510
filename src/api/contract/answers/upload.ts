import { z } from 'zod';
import { count } from './shared.ts';

export const Uploaded = z
  .strictObject({
    upload: z.string().meta({ description: 'names it in a preview and a load' }),
    name: z.string(),
    bytes: count,
    sha256: z.string(),
  })
  .meta({ id: 'Uploaded', description: 'A file that was sent and is held for an hour.' });

export type Uploaded = Readonly<z.output<typeof Uploaded>>;
