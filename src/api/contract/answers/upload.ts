import { z } from 'zod';
import type * as api from '../../uploads.ts';
import { schemaOf } from '../tie.ts';
import { count } from './shared.ts';

export type Uploaded = api.Upload;

export const Uploaded = schemaOf<Uploaded>()(
  z
    .strictObject({
      upload: z.string().meta({ description: 'names it in a preview and a load' }),
      name: z.string(),
      bytes: count,
      sha256: z.string(),
    })
    .meta({ id: 'Uploaded', description: 'A file that was sent and is held for an hour.' }),
);
