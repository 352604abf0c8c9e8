/** What the API shows of an entry. */
import { publicId, type Tx } from '@repo/db';
import { z } from 'zod';
import { depthTenths } from '../../wire/limits.ts';
import { type Entry, entryKinds } from '../../wire/stored.ts';
import { dateOfColumn, dateText } from '../dates.ts';

export const entryKind = z.enum(entryKinds);
export const depthSchema = z.int().min(depthTenths.low).max(depthTenths.high);

export const entryView = z.strictObject({
  id: z.string(),
  fieldId: z.string(),
  kind: entryKind,
  date: dateText,
  depth: depthSchema,
  withdrawnAt: z.string().nullable(),
}) satisfies z.ZodType<Entry>;

interface EntryColumns {
  readonly id: string;
  readonly fieldId: string;
  readonly kind: string;
  readonly date: Date;
  readonly depth: number;
  readonly deletedAt: Date | null;
}

export function entryOf({ id, fieldId, kind, date, depth, deletedAt }: EntryColumns): Entry {
  return {
    id: publicId('entry', id),
    fieldId: publicId('field', fieldId),
    kind: entryKind.parse(kind),
    date: dateOfColumn(date),
    depth,
    withdrawnAt: deletedAt?.toISOString() ?? null,
  };
}

/** The entries of a field that count, by date. */
export async function loadEntries(tx: Tx, orgId: string, fieldId: string): Promise<Entry[]> {
  const rows = await tx.cropEntry.findMany({
    where: { orgId, fieldId, deletedAt: null },
    orderBy: [{ date: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(entryOf);
}
