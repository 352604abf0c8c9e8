import type { MailPort } from '@repo/auth';
import type { Database } from '@repo/db';

/** Keeps mail as rows, to be read at /dev/inbox: what stands in for a mail server on one machine. */
export function inboxMail(db: Pick<Database, 'prisma'>): MailPort {
  return {
    async send({ to, subject, text, html, locale, template }) {
      await db.prisma.mailMessage.create({ data: { to, subject, text, html, locale, template } });
    },
  };
}
