/** What people type for an invoice by transfer. */
import { AppError } from '@repo/facts';
import { toLatinDigits } from '@repo/urdu-text/digits';
import { z } from 'zod';

/** A line of a statement, or why money was sent back. It breaks nowhere. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(140)
  .regex(/^\P{Cc}*$/u);
/**
 * The reference of a transfer in the one form in which it is compared: a transfer that is typed twice, in other digits, letters or
 * spaces, counts once. Marks of direction that came with a paste are left out.
 */
export const bankReference = line
  .overwrite((typed) =>
    toLatinDigits(typed.normalize('NFKC'))
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toUpperCase(),
  )
  .min(1);
/** Minor units. */
export const amount = z.bigint().positive();
/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/);
/** SHA-256 in hex. */
export const proofHash = z.string().regex(/^[0-9a-f]{64}$/);

export const notFound = () => new AppError('NOT_FOUND', { kind: 'not-found' });

/** @throws AppError `INVALID_INPUT` at this field */
export function check<T>(schema: z.ZodType<T>, value: T, field: string): T {
  const checked = schema.safeParse(value);
  if (!checked.success) throw new AppError('INVALID_INPUT', { field });
  return checked.data;
}

/** @throws AppError `NOT_FOUND`: no id of ours has another form */
export function checkId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}
