import { startMailServer } from '@repo/testing/mail-server';
import { expect, test } from 'vitest';
import { brand } from '../testing/sample-app.ts';
import { smtpMail } from './smtp-mail.ts';

const message = {
  to: 'aisha@example.com',
  subject: 'اپنی ای میل کی تصدیق کریں',
  text: 'یہ لنک کھولیں: http://localhost:3000/x',
  html: '<p dir="rtl">یہ لنک کھولیں</p>',
  locale: 'ur',
  template: 'verify',
} as const;

test('a mail reaches the server whole: from the brand, both parts, in its language', async () => {
  const server = await startMailServer();
  const mail = smtpMail(server.url, brand);
  await mail.send(message);
  const [received] = await server.waitFor(1);
  mail.close();
  await server.stop();
  expect(received).toMatchObject({ from: 'post@example.com', to: ['aisha@example.com'] });
  const source = received?.source ?? '';
  expect(source).toMatch(/^Content-Language: ur$/m);
  expect(source).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(decodedParts(source)).toEqual([message.text, message.html]);
});

/** The bodies of a multipart mail, out of base64 or quoted-printable. */
function decodedParts(source: string): string[] {
  const parts = [...source.matchAll(/Content-Transfer-Encoding: (\S+)\r\n\r\n([\s\S]*?)\r\n--/g)];
  return parts.map(([, encoding, body = '']) => {
    if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
    const bytes = body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
}

test('a refusal is an error, so that the queue tries again', async () => {
  const server = await startMailServer({ refuse: true });
  const mail = smtpMail(server.url, brand);
  await expect(mail.send(message)).rejects.toThrow('mailbox unavailable');
  mail.close();
  await server.stop();
});
