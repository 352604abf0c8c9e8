import type { Database } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import { inboxMail } from '../../src/mail/inbox-mail.ts';
import { smsByJob } from '../../src/sms/sms-by-job.ts';
import type { Ask, TestProduct } from '../support/test-product.ts';

export function inboxSuite(open: () => TestProduct, database: () => Database): void {
  let product: TestProduct;
  beforeAll(async () => {
    product = open();
    const mail = inboxMail(database());
    await mail.send({
      to: 'aisha@example.com',
      subject: 'تصدیق <script>alert(1)</script>',
      text: 'یہ لنک کھولیں: http://localhost:3000/verify?token=a&b=c\n<img src=x onerror=alert(1)>',
      html: '<script>alert(2)</script>',
      locale: 'ur',
      template: 'verify',
    });
  });

  const read = async (path: string, ask: Ask = {}) => {
    const response = await product.ask(path, ask);
    return { status: response.status, headers: response.headers, html: await response.text() };
  };

  test('mail is listed and opens as text, with its link and without its markup', async () => {
    const list = await read('/dev/inbox');
    expect(list.status).toBe(200);
    expect(list.html).toContain('تصدیق &lt;script&gt;');
    const [, id = ''] = /href="\/dev\/inbox\/([0-9a-f-]{36})"/.exec(list.html) ?? [];
    const mail = await read(`/dev/inbox/${id}`);
    expect(mail.html).toContain('<a href="http://localhost:3000/verify?token=a&amp;b=c">');
    expect(mail.html).toContain('<article lang="ur" dir="rtl">');
    expect(mail.html).not.toMatch(/<script|<img/);
  });

  test('text messages are listed beside it, whole', async () => {
    const sms = smsByJob({ db: database(), jobs: null });
    await sms.send({ to: '0300-1234567', text: 'کوڈ <b>', locale: 'ur', template: 'test', orgId: null });
    const list = await read('/dev/inbox');
    expect(list.html).toContain('<pre>کوڈ &lt;b&gt;</pre>');
    expect(list.html).toContain('+923001234567');
  });

  test('the page speaks both languages', async () => {
    expect((await read('/dev/inbox')).html).toContain('<html lang="ur" dir="rtl">');
    const switched = await read('/dev/inbox?locale=en');
    expect([switched.status, switched.headers.get('location')]).toEqual([302, '/dev/inbox']);
    expect(switched.headers.get('set-cookie')).toContain('buniyad-locale=en');
    const english = await read('/dev/inbox', { headers: { cookie: 'buniyad-locale=en' } });
    expect(english.html).toContain('<html lang="en" dir="ltr">');
    expect(english.html).toContain('<h1>Inbox</h1>');
  });

  test.each<[string, string, Ask]>([
    ['another machine', '/dev/inbox', { ip: '192.168.1.9' }],
    ['a foreign name that resolves here', 'http://evil.example/dev/inbox', {}],
    ['a proxy', '/dev/inbox', { headers: { 'x-forwarded-for': '203.0.113.7' } }],
    ['an address that is no mail', '/dev/inbox/1', {}],
    ['a mail that is not there', '/dev/inbox/0190a6c2-7d3e-7000-8000-000000000000', {}],
  ])('%s finds nothing', async (_, path, ask) => {
    expect((await read(path, ask)).status).toBe(404);
  });
}
