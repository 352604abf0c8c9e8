import { AppError } from '@repo/facts';
import { inPerson } from '../../trpc/in-person.ts';
import { rightProcedure } from '../../trpc/right-procedure.ts';
import type { ModelDesk, OpenDesk } from './model-desk.ts';

/** @throws AppError `MODELS_REFUSED` with the reason, where this product's model files are not for browsers */
export function opened(desk: ModelDesk): OpenDesk {
  if (desk.refused === null) return desk;
  throw new AppError('MODELS_REFUSED', { kind: 'forbidden', messageKey: `shell.models.refused.${desk.refused}` });
}

export const readModels = rightProcedure('models', 'read');

/** It fills the disk of the machine: for owners, in person. */
export const changeModels = rightProcedure('models', 'change').use(inPerson);
