import type { TransferAccount } from '@repo/vertical';
import { z } from 'zod';
import { isIban } from './iban.ts';

const line = z.string().trim().min(1).max(140);
const account = z.strictObject({
  title: line,
  bank: line,
  iban: z.string().refine(isIban, 'is no IBAN: its length or its check digits do not fit'),
  raastId: line.optional(),
});

/** @returns a line for each fault of `transfer` of `buniyad.config.ts` */
export function checkTransfer(transfer: TransferAccount | undefined): readonly string[] {
  const { error } = account.optional().safeParse(transfer);
  const issues = error?.issues ?? [];
  return issues.map(({ path, message }) => `buniyad.config.ts: ${['transfer', ...path].join('.')}: ${message}`);
}
