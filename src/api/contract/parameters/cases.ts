import { z } from 'zod';
import type {
  AddItemParameters,
  MoveItemParameters,
  RemoveItemParameters,
  SaveCaseParameters,
} from '../../../app/cases/cases.ts';
import { parametersOf } from '../tie.ts';
import { findingId, scenarioName } from './words.ts';

export const caseId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .meta({ description: 'id of a case', example: 'russia-2022' });

export const CaseParameters = z.strictObject({ case: caseId });

const text = (most: number) => z.string().trim().min(1).max(most);
const note = text(20_000).nullable().optional();
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

const ItemSent = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('finding'), finding: findingId, note }),
    z.strictObject({ kind: z.literal('claim'), claim: id, note }),
    z.strictObject({ kind: z.literal('evidence'), evidence: id, note }),
    z.strictObject({
      kind: z.literal('flows'),
      query: text(4_000).describe("a command 'entrepot flows ...'"),
      title: text(200).nullable().optional(),
      note,
    }),
    z.strictObject({ kind: z.literal('note'), text: text(20_000) }),
  ])
  .meta({ id: 'CaseItemSent', description: 'An item as it is added to a case.' });

const revision = z
  .int()
  .nonnegative()
  .optional()
  .meta({ description: 'the revision that was read; 409 where another was saved since', example: 0 });
const place = z.int().min(1).max(200).meta({ description: 'place of an item, from 1', example: 1 });

export const CaseSent = parametersOf<Omit<SaveCaseParameters, 'asOf'>>()(
  z.strictObject({
    id: caseId.optional(),
    revision,
    title: text(200),
    summary: z.string().max(8_000).optional(),
    scenario: scenarioName.optional(),
    items: z.array(ItemSent).max(200).optional(),
  }),
);

export const ItemAdded = parametersOf<Omit<AddItemParameters, 'case' | 'asOf'>>()(
  z.strictObject({ item: ItemSent, place: place.optional(), revision }),
);

export const ItemMoved = parametersOf<Omit<MoveItemParameters, 'case'>>()(
  z.strictObject({ from: place, to: place, revision }),
);

export const ItemRemoved = parametersOf<Omit<RemoveItemParameters, 'case'>>()(z.strictObject({ place, revision }));
