import { z } from 'zod';
export const PreviewAnswer = z.unknown();
