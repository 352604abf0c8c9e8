import { AppError, type ErrorKind } from '@repo/facts';
import { ModelError, type ModelErrorCode } from '@repo/gateway/models';

/** What is said of a pull that failed: a message of the account's catalogue. */
export interface Failure {
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
}

const fields: Partial<Record<ModelErrorCode, string>> = {
  bad_url: 'url',
  bad_name: 'url',
  redirect: 'url',
  no_hash: 'sha256',
  no_licence: 'licence',
};

const kinds: Partial<Record<ModelErrorCode, ErrorKind>> = {
  busy: 'conflict',
  name_taken: 'conflict',
  file_absent: 'not-found',
  unknown_model: 'not-found',
};

export function failureOf({ code, params }: ModelError): Failure {
  const texts = Object.entries(params).map(([name, value]) => [name, String(value)]);
  return { messageKey: `shell.models.error.${code}`, params: Object.fromEntries(texts) };
}

/** The same for a caller, with the field that it is about; anything else stays what it is. */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof ModelError)) return error;
  const { code } = error;
  const field = fields[code];
  const place = field === undefined ? {} : { field };
  const options = { ...failureOf(error), ...place, kind: kinds[code] ?? 'invalid', cause: error };
  return new AppError(`MODEL_${code.toUpperCase()}`, options);
}

/** Runs work of the store for a caller. */
export async function forCaller<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toAppError(error);
  }
}
