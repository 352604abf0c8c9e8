import { type Database, listAudit, readAuditHead } from '@repo/db';
import type { AnyVertical, LocalizedText } from '@repo/vertical';
import { z } from 'zod';
import { rightProcedure } from '../trpc/right-procedure.ts';

const entry = z.object({
  seq: z.int(),
  /** ISO instant. */
  at: z.string(),
  /** `name` is looked up, and null for who is no longer there. */
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  /** An operator of the platform did it in the actor's place. */
  impersonated: z.boolean(),
  action: z.string(),
  /** What the vertical whose procedure it was calls it; null for what is the platform's, and where there are no words. */
  words: z.object({ ur: z.string(), en: z.string() }).nullable(),
  target: z.object({ kind: z.string(), id: z.string() }).nullable(),
  details: z.record(z.string(), z.string()),
});

/** Somebody did something. */
export type AuditView = z.output<typeof entry>;

const page = 50;

async function namesOf(db: Database, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const sql = 'SELECT id::text AS id, name FROM "user" WHERE id::text = ANY($1)';
  const { rows } = await db.query<{ id: string; name: string }>(sql, [[...new Set(ids.filter((id) => id !== null))]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By action: "shop.order.save". */
function wordsOf(verticals: readonly Pick<AnyVertical, 'id' | 'auditWords'>[]): ReadonlyMap<string, LocalizedText> {
  return new Map(
    verticals.flatMap(({ id, auditWords = {} }) =>
      Object.entries(auditWords).map(([path, text]): [string, LocalizedText] => [`${id}.${path}`, text]),
    ),
  );
}

/** The audit log of the organization, newest first, for owners and administrators. */
export const auditList = (verticals: readonly Pick<AnyVertical, 'id' | 'auditWords'>[]) => {
  const words = wordsOf(verticals);
  return rightProcedure('audit', 'read')
    .input(
      z.strictObject({
        /** Entries before this number. */
        before: z.int().positive().optional(),
        actorId: z.string().max(100).optional(),
        /** What the action begins with: "member." */
        action: z.string().max(100).optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(entry),
        /** `before` of the next page; null at the end. */
        next: z.int().nullable(),
        /** How long the chain is and where it ends: to keep elsewhere, and to check an export against. */
        count: z.int(),
        head: z.string(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { orgId } = ctx;
      const { before, actorId, action } = input;
      const lines = await listAudit(ctx.db, {
        orgId,
        limit: page + 1,
        ...(before === undefined ? {} : { before }),
        ...(actorId === undefined ? {} : { actorId }),
        ...(action === undefined ? {} : { action }),
      });
      const shown = lines.slice(0, page);
      const names = await namesOf(
        ctx.db,
        shown.map((line) => line.actorId),
      );
      const head = await readAuditHead(ctx.db, orgId);
      return {
        items: shown.map(
          ({ seq, at, actorKind, actorId: id, impersonatorId, action: done, targetKind, targetId, details }) => ({
            seq,
            at,
            actor: { kind: actorKind, id, name: id === null ? null : (names.get(id) ?? null) },
            impersonated: impersonatorId !== null,
            action: done,
            words: words.get(done) ?? null,
            target: targetKind === null || targetId === null ? null : { kind: targetKind, id: targetId },
            details: { ...details },
          }),
        ),
        next: lines.length > page ? (shown.at(-1)?.seq ?? null) : null,
        count: head?.count ?? 0,
        head: head?.head ?? '',
      };
    });
};
