import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createJobService, type JobService } from '../jobs/job-service.ts';
import { silentLog } from '../testing/test-context.ts';
import { httpSms, isSmsUrl } from './http-sms.ts';
import { smsByJob, smsJob } from './sms-by-job.ts';
import { type Sms, smsLimits } from './sms-port.ts';

const message: Sms = { to: '۰۳۰۰-۱۲۳۴۵۶۷', text: 'جانچ & ?', locale: 'ur', template: 'test', orgId: null };

interface Received {
  readonly line: string;
  readonly body: string;
  readonly authorization: string | undefined;
}

let server: Server;
let port = 0;
let status = 200;
const received: Received[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      received.push({ line: `${request.method} ${request.url}`, body, authorization: request.headers.authorization });
      response.writeHead(status).end('the key was hunter2');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  received.length = 0;
  status = 200;
});

test('an address says where number and text go, or takes JSON', () => {
  expect(isSmsUrl(new URL('https://sms.example/send?to={to}&text={text}'))).toBe(true);
  expect(isSmsUrl(new URL('https://sms.example/send?to={digits}&text={text}'))).toBe(true);
  expect(isSmsUrl(new URL('https://sms.example/messages#json'))).toBe(true);
  for (const url of ['https://sms.example/', 'https://sms.example/?to={to}', 'https://sms.example/?text={text}'])
    expect(isSmsUrl(new URL(url))).toBe(false);
});

test('a template is filled and asked with GET, JSON is posted; a login is a header', async () => {
  const { signal } = new AbortController();
  const sent = { ...message, to: '+923001234567' };
  await httpSms(new URL(`http://u:p%40ss@127.0.0.1:${port}/send?key=k&to={to}&n={digits}&text={text}`))(sent, signal);
  await httpSms(new URL(`http://127.0.0.1:${port}/messages#json`))(sent, signal);
  const text = encodeURIComponent(message.text);
  expect(received).toEqual([
    {
      line: `GET /send?key=k&to=%2B923001234567&n=923001234567&text=${text}`,
      body: '',
      authorization: `Basic ${Buffer.from('u:p@ss').toString('base64')}`,
    },
    {
      line: 'POST /messages',
      body: JSON.stringify({ to: '+923001234567', text: message.text, locale: 'ur', template: 'test' }),
      authorization: undefined,
    },
  ]);
});

describeDatabases('text messages', (open) => {
  let jobs: JobService;
  let now = new Date('2026-03-02T09:00:00Z');
  const sms = (to = message.to, orgId: string | null = null) =>
    smsByJob({ db: open(), jobs, now: () => now }).send({ ...message, to, orgId });
  const counted = async (sent: Promise<void>[]) =>
    (await Promise.allSettled(sent)).filter(({ status }) => status === 'fulfilled').length;

  beforeAll(async () => {
    const sender = httpSms(new URL(`http://127.0.0.1:${port}/send?key=hunter2&to={to}&text={text}`));
    jobs = createJobService({
      db: open(),
      verticals: [],
      platform: () => [smsJob(open(), sender)],
      log: silentLog,
      interval: 20,
    });
    await jobs.start();
  });
  afterAll(() => jobs.stop(0));
  beforeEach(async () => {
    await jobs.idle();
    await open().query('DELETE FROM pgboss.job');
    await open().prisma.smsMessage.deleteMany();
    await open().prisma.smsCount.deleteMany();
  });

  test('a message is sent once over HTTP, then forgotten', async () => {
    await sms();
    await jobs.idle();
    expect(received.map(({ line }) => line)).toEqual([expect.stringContaining('to=%2B923001234567')]);
    expect(await open().prisma.smsMessage.count()).toBe(0);
  });

  test('a sender that refuses is asked again; neither its key nor the number is kept in the queue', async () => {
    status = 500;
    await sms();
    await jobs.idle();
    expect(await open().prisma.smsMessage.findMany()).toMatchObject([
      { attempts: 1, lastError: expect.stringContaining('500') },
    ]);
    const { rows } = await open().query('SELECT state::text, data, output FROM pgboss.job');
    expect(rows).toMatchObject([{ state: 'retry' }]);
    expect(JSON.stringify(rows)).not.toMatch(/hunter2|3001234567/);
    status = 200;
    await open().query('UPDATE pgboss.job SET start_after = now()');
    await jobs.idle();
    expect(received).toHaveLength(2);
    expect(await open().prisma.smsMessage.count()).toBe(0);
  });

  test('AB-025 of ten at once to one number three are taken, until the window is over', async () => {
    expect(await counted(Array.from({ length: 10 }, () => sms()))).toBe(smsLimits.number.most);
    await expect(sms('0300 1234567')).rejects.toMatchObject({
      code: 'SMS_LIMIT',
      kind: 'too-many',
      retryAfter: smsLimits.number.seconds,
    });
    now = new Date(now.getTime() + (smsLimits.number.seconds - 1) * 1_000);
    await expect(sms()).rejects.toMatchObject({ code: 'SMS_LIMIT', retryAfter: 1 });
    now = new Date(now.getTime() + 1_000);
    await sms();
    await jobs.idle();
    expect(received).toHaveLength(smsLimits.number.most + 1);
  });

  test('AB-025 an organization has a cap a day, whatever the numbers; what is refused leaves nothing behind', async () => {
    const orgId = newId();
    const most = smsLimits.organization.most;
    await open().prisma.smsCount.create({ data: { key: `organization:${orgId}`, count: most - 2, since: now } });
    expect(await counted(Array.from({ length: 5 }, (_, index) => sms(`0300123450${index}`, orgId)))).toBe(2);
    expect(await open().prisma.smsCount.count({ where: { key: { startsWith: 'number:' } } })).toBe(2);
    await sms('03001234509', newId());
    now = new Date(now.getTime() + smsLimits.organization.seconds * 1_000);
    await sms('03001234500', orgId);
    await jobs.idle();
    expect(received).toHaveLength(4);
  });

  test('AB-025 of a hundred that two servers send at once for an organization ten are taken where ten are left', async () => {
    const orgId = newId();
    const { most } = smsLimits.organization;
    await open().prisma.smsCount.create({ data: { key: `organization:${orgId}`, count: most - 10, since: now } });
    // What a port remembers it alone remembers.
    const servers = [0, 1].map(() => smsByJob({ db: open(), jobs: null, now: () => now }));
    const sent = Array.from({ length: 100 }, (_, index) =>
      servers[index % 2]?.send({ ...message, to: `0301${1_000_000 + index}`, orgId }),
    );
    const refused = (await Promise.allSettled(sent)).flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
    expect(refused).toEqual(Array(90).fill('SMS_LIMIT'));
    expect(await open().prisma.smsMessage.count()).toBe(10);
  });

  test('what is no mobile number, and what is too long, is refused before anything is counted', async () => {
    await expect(sms('042-35761234')).rejects.toMatchObject({ code: 'PHONE_INVALID', field: 'to' });
    const long = smsByJob({ db: open(), jobs }).send({ ...message, text: 'ا'.repeat(671) });
    await expect(long).rejects.toMatchObject({ code: 'SMS_TOO_LONG' });
    expect(await open().prisma.smsCount.count()).toBe(0);
  });

  test('without a sender the message stays as a row', async () => {
    await smsByJob({ db: open(), jobs: null, now: () => now }).send(message);
    expect(await open().prisma.smsMessage.findMany()).toMatchObject([
      { to: '+923001234567', text: message.text, locale: 'ur' },
    ]);
  });
});
