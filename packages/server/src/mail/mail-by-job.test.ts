import type { MailMessage } from '@repo/auth';
import { describeDatabases } from '@repo/db/testing';
import { type MailServer, startMailServer } from '@repo/testing/mail-server';
import { afterEach, expect, test } from 'vitest';
import { createJobService, type JobService } from '../jobs/job-service.ts';
import { brand } from '../testing/sample-app.ts';
import { silentLog } from '../testing/test-context.ts';
import { mailByJob, mailJob } from './mail-by-job.ts';
import { smtpMail } from './smtp-mail.ts';

const message: MailMessage = {
  to: 'aisha@example.com',
  subject: 'تصدیق',
  text: 'یہ لنک کھولیں: http://localhost:3000/x?token=secret',
  html: '<p>لنک</p>',
  locale: 'ur',
  template: 'verify-email',
};

describeDatabases('mail by job', (open) => {
  let server: MailServer;
  let jobs: JobService;
  let close = () => {};

  async function post(refuse: boolean | number = false) {
    server = await startMailServer({ refuse });
    const smtp = smtpMail(server.url, brand);
    ({ close } = smtp);
    jobs = createJobService({
      db: open(),
      verticals: [],
      platform: () => [mailJob(open(), smtp)],
      log: silentLog,
      interval: 20,
    });
    await jobs.start();
    await mailByJob(open(), jobs).send(message);
    await jobs.idle();
  }
  /** Lets a job that waits for its next attempt run now. */
  async function hurry() {
    await open().query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
    await jobs.idle();
  }
  const stored = async () => {
    const { rows } = await open().query('SELECT name, state::text, data, output, retry_count FROM pgboss.job ORDER BY name');
    return rows;
  };
  afterEach(async () => {
    await jobs.stop(0);
    close();
    await server.stop();
    await open().query('DELETE FROM pgboss.job');
    await open().prisma.mailMessage.deleteMany();
  });

  test('a mail is sent once and then forgotten; the queue never held its text', async () => {
    await post();
    expect(server.messages.map(({ to }) => to)).toEqual([['aisha@example.com']]);
    expect(await open().prisma.mailMessage.count()).toBe(0);
    const [job] = await stored();
    expect(job).toMatchObject({
      name: 'platform.mail',
      state: 'completed',
      data: { orgId: null, input: { id: expect.any(String) } },
    });
    expect(JSON.stringify(job)).not.toMatch(/aisha|secret/);
  });

  test('a server that refuses at first is asked again, and gets the mail once', async () => {
    await post(2);
    expect(server.messages).toEqual([]);
    expect(await open().prisma.mailMessage.findMany()).toMatchObject([
      { attempts: 1, lastError: expect.stringContaining('550') },
    ]);
    await hurry();
    await hurry();
    expect(server.messages).toHaveLength(1);
    expect(await open().prisma.mailMessage.count()).toBe(0);
  });

  test('a mail that is refused for good becomes a dead letter without its address, and stays to be sent again', async () => {
    await post(true);
    for (let attempt = 1; attempt < 10; attempt += 1) await hurry();
    expect(await stored()).toMatchObject([
      { name: 'platform.mail', state: 'failed', retry_count: 9 },
      { name: 'platform.mail.dead', state: 'created', output: { message: expect.stringContaining('550') } },
    ]);
    expect(JSON.stringify(await stored())).not.toMatch(/aisha|secret/);
    expect(await open().prisma.mailMessage.findMany()).toMatchObject([{ to: 'aisha@example.com', attempts: 10 }]);
  });
});
