/** A real SMTP server on loopback that keeps what it receives. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

export interface ReceivedMail {
  /** The envelope's addresses, not the headers'. */
  readonly from: string;
  readonly to: readonly string[];
  /** The message as it was sent: headers, an empty line, body. */
  readonly source: string;
}

export interface MailServer {
  /** `smtp://127.0.0.1:<port>` */
  readonly url: string;
  readonly messages: readonly ReceivedMail[];
  /** Resolves once so many messages are there; rejects after `timeout` milliseconds. */
  waitFor(count: number, timeout?: number): Promise<readonly ReceivedMail[]>;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  /** Refuse every message with a 550, as a provider does with an address that it does not like; a number: so many at first. */
  refuse?: boolean | number;
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const messages: ReceivedMail[] = [];
  let refusals = options.refuse === true ? Number.POSITIVE_INFINITY : Number(options.refuse ?? 0);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      const refused = refusals > 0;
      if (refused) refusals -= 1;
      callback(refused ? refusal() : null);
    },
    onData(stream, session, callback) {
      readAll(stream).then(
        (source) => {
          const from = session.envelope.mailFrom;
          messages.push({ from: from ? from.address : '', to: session.envelope.rcptTo.map((to) => to.address), source });
          callback();
        },
        (error: Error) => callback(error),
      );
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    listening.once('listening', resolve);
    listening.once('error', reject);
  });
  const { port } = listening.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    async waitFor(count, timeout = 5_000) {
      const deadline = Date.now() + timeout;
      while (messages.length < count) {
        if (Date.now() > deadline) throw new Error(`Expected ${count} messages, received ${messages.length} in ${timeout} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return messages;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function refusal(): Error {
  return Object.assign(new Error('mailbox unavailable'), { responseCode: 550 });
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
