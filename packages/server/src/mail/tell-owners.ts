import type { MailMessage } from '@repo/auth';
import { type Database, newId } from '@repo/db';
import { type JobPort, sending } from '../jobs/collect-jobs.ts';
import { mailRequest } from './mail-by-job.ts';

export interface Telling {
  readonly db: Database;
  /** Where the mails are sent from; null: they stay as rows, for the local inbox. */
  readonly port: JobPort | null;
  /** The clock; tests pass their own. */
  readonly now: () => Date;
}

export interface Told {
  readonly organizationId: string;
  /** Names what is told: it is told once. */
  readonly key: string;
  readonly mailTo: (email: string) => MailMessage;
}

/** Writes to every owner whose address is confirmed, once: what was told and its mails are there together or not at all. */
export async function tellOwners({ db, port, now }: Telling, { organizationId, key, mailTo }: Told): Promise<void> {
  const ids: string[] = [];
  await db.withPlatform(
    'mails to the owners of an organization',
    async (tx) => {
      const { count } = await tx.billingEffect.createMany({ data: [{ key, organizationId, at: now() }], skipDuplicates: true });
      if (count === 0) return;
      const where = { organizationId, role: 'owner', user: { emailVerified: true, banned: false } };
      for (const { user } of await tx.member.findMany({ where, select: { user: { select: { email: true } } } })) {
        const { to, subject, text, html, locale, template } = mailTo(user.email);
        const id = newId();
        await tx.mailMessage.create({ data: { id, to, subject, text, html, locale, template } });
        ids.push(id);
      }
    },
    () => (port ? sending(port, ids.map(mailRequest))() : null),
  );
  if (ids.length > 0) port?.wake();
}
