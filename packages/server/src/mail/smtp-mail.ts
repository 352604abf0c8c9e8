import type { MailPort } from '@repo/auth';
import type { Brand } from '@repo/vertical';
import { createTransport } from 'nodemailer';

/** Sends through the mail server of `SMTP_URL`, from the brand's contact address in the reader's language. */
export function smtpMail(url: string, brand: Brand): MailPort & { close(): void } {
  const transport = createTransport(url, { disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, subject, text, html, locale }) {
      const from = { name: brand.name[locale], address: brand.legal.contactEmail };
      await transport.sendMail({ from, to, subject, text, html, headers: { 'Content-Language': locale } });
    },
    close: () => transport.close(),
  };
}
