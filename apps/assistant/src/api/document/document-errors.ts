import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { longestDocument, mostDocuments } from '../../wire/limits.ts';
import { isStorable } from '../storable-text.ts';

export function documentNotFound(): AppError {
  return new AppError('DOCUMENT_NOT_FOUND', { kind: 'not-found', messageKey: 'assistant.error.document-not-found' });
}

/** @throws AppError `DOCUMENTS_FULL` (conflict) when the organization may have no further live document */
export async function checkRoom(tx: Tx, orgId: string): Promise<void> {
  const live = await tx.assistantDocument.count({ where: { orgId, deletedAt: null } });
  if (live < mostDocuments) return;
  throw new AppError('DOCUMENTS_FULL', {
    kind: 'conflict',
    messageKey: 'assistant.error.documents-full',
    params: { max: String(mostDocuments) },
  });
}

/** @throws AppError `DOCUMENT_EMPTY`, `DOCUMENT_TOO_LONG` or `DOCUMENT_NOT_TEXT`, with the field `text` */
export function checkText(text: string): void {
  const refuse = (code: string, messageKey: string, params = {}) => new AppError(code, { messageKey, params, field: 'text' });
  if (text.trim() === '') throw refuse('DOCUMENT_EMPTY', 'assistant.error.document-empty');
  if (text.length > longestDocument) {
    throw refuse('DOCUMENT_TOO_LONG', 'assistant.error.document-too-long', { max: String(longestDocument) });
  }
  if (!isStorable(text)) throw refuse('DOCUMENT_NOT_TEXT', 'assistant.error.document-not-text');
}
