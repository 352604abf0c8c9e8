import { createConnection } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type MailServerOptions, startMailServer } from './mail-server.ts';

async function mailServer(options?: MailServerOptions) {
  const server = await startMailServer(options);
  onTestFinished(() => server.stop());
  return server;
}

/** Speaks SMTP: waits for an answer, sends the next line, gives all answers. */
function converse(url: string, lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
    const answers: string[] = [];
    const rest = [...lines];
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => resolve(answers));
    socket.on('data', (answer: string) => {
      answers.push(answer.trim());
      const next = rest.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
  });
}

const letter = 'Subject: =?UTF-8?B?2LPZhNin2YU=?=\r\n\r\nآپ کا کوڈ 1234\r\n.';

test('keeps what it receives: envelope and source', async () => {
  const server = await mailServer();
  await converse(server.url, ['EHLO test', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>', 'DATA', letter, 'QUIT']);
  const [mail] = await server.waitFor(1);
  expect(mail).toMatchObject({ from: 'a@example.com', to: ['b@example.com'] });
  expect(mail?.source).toContain('آپ کا کوڈ 1234');
});

test('refuses every recipient when told to', async () => {
  const server = await mailServer({ refuse: true });
  const answers = await converse(server.url, ['EHLO test', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>', 'QUIT']);
  expect(answers).toContainEqual(expect.stringMatching(/^550 /));
  expect(server.messages).toEqual([]);
});

test('waiting for a letter that does not come ends with an error', async () => {
  const server = await mailServer();
  await expect(server.waitFor(1, 50)).rejects.toThrow('Expected 1 messages, received 0');
});
