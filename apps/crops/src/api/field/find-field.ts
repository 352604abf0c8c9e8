import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';

/** A field that is not deleted. @throws AppError `FIELD_NOT_FOUND` */
export async function findField(tx: Tx, orgId: string, fieldId: string) {
  const field = await tx.cropField.findFirst({ where: { orgId, id: fieldId, deletedAt: null } });
  if (!field) throw fieldNotFound();
  return field;
}

/**
 * Says that a field changed. Whoever changes what hangs on it does this first: two who do so at once come one after the other.
 */
export async function touchField(tx: Tx, orgId: string, fieldId: string, now: Date): Promise<void> {
  await tx.cropField.update({ where: { orgId_id: { orgId, id: fieldId } }, data: { updatedAt: now } });
}

export function fieldNotFound(): AppError {
  return new AppError('FIELD_NOT_FOUND', { kind: 'not-found', messageKey: 'crops.error.field-not-found' });
}
