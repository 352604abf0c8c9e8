import { ModelError, sizeWords, systemCode } from './model-error.ts';

/** Bytes that are left to others on the same disk, the embedded database among them. */
export const reserve = 67_108_864;

export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '');
}

export function diskFull(free: number, needed: number, cause?: unknown): ModelError {
  return new ModelError('disk_full', { free: sizeWords(free), needed: sizeWords(needed) }, cause);
}
