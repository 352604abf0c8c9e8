import { toLatinDigits } from '@repo/urdu-text/digits';
import { z } from 'zod';

/**
 * A National Tax Number as a company has it (a letter or a digit, six digits, with or without the check digit), or the number of an
 * identity card, which people have in its place. Typed in any digits, kept in Latin ones.
 */
export const taxNumber = z
  .string()
  .overwrite((typed) =>
    toLatinDigits(typed)
      .replace(/[\s\p{Cf}]/gu, '')
      .toUpperCase(),
  )
  .regex(/^(?:[A-Z\d]\d{6}(?:-?\d)?|\d{5}-?\d{7}-?\d)$/);
