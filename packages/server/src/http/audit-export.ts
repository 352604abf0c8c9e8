import type { AuthService } from '@repo/auth';
import { allows } from '@repo/auth/roles';
import { appendAudit, type Database, exportAudit } from '@repo/db';
import { AppError } from '@repo/facts';
import type { Context } from 'hono';
import type { HostEnv } from './host-env.ts';
import { checkShownOrganization } from './shown-organization.ts';

export interface AuditExportOptions {
  readonly auth: AuthService;
  readonly db: Database;
  readonly now: () => Date;
}

/**
 * GET /api/audit/export: the audit log of the active organization as JSON Lines, for owners and administrators. Itself audited. A link
 * sends no headers, so a page names the organization that it shows in `?organization=`.
 */
export const auditExport =
  ({ auth, db, now }: AuditExportOptions) =>
  async (c: Context<HostEnv>): Promise<Response> => {
    const session = await auth.readSession(c.req.raw.headers);
    if (!session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
    checkShownOrganization(c.req.query('organization') ?? null, session);
    const { organization, userId, impersonatedBy } = session;
    if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
    if (!allows(organization.role, 'audit', 'export')) throw new AppError('FORBIDDEN', { kind: 'forbidden' });
    const orgId = organization.id;
    const actor = { kind: 'person', id: userId } as const;
    const at = now();
    const inPlace = impersonatedBy === null ? {} : { impersonatorId: impersonatedBy };
    await db.withTenant({ orgId }, (tx) =>
      appendAudit(tx, { orgId, actor, ...inPlace, action: 'audit.export', requestId: c.var.requestId, at }),
    );
    const lines = exportAudit(db, orgId, at);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${value}\n`));
      },
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="audit-${at.toISOString().slice(0, 10)}.jsonl"`,
        'cache-control': 'no-store',
      },
    });
  };
