import { AppError } from '@repo/facts';
import type { Inference } from '@repo/inference';
import type { InferencePort, ServedModel } from '@repo/server/trpc';
import type { Finding } from '../../wire/finding.ts';

export interface ReadyModel {
  readonly model: ServedModel;
  readonly client: Inference;
}

/** The model that answers now, or null. Ask outside of a transaction: servers may be looked for. */
export async function readyModel(inference: InferencePort): Promise<ReadyModel | null> {
  const now = await inference.current();
  return now.state === 'ready' ? { model: now.model, client: now.client } : null;
}

/** Where a tool still needs something, what is missing stays the answer. */
export function canBeWritten(findings: readonly Finding[]): boolean {
  return findings.every(({ kind }) => kind !== 'tool-incomplete');
}

export function noModel(): AppError {
  return new AppError('NO_MODEL', { kind: 'conflict', messageKey: 'assistant.error.no-model' });
}
