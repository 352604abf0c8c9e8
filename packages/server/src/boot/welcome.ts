import { join } from 'node:path';
import { type Env, notReadYet } from '../env/schema.ts';
import type { Addresses } from './addresses.ts';
import { demoLogin } from './demo.ts';

export interface WelcomeOptions {
  readonly name: string;
  readonly env: Env;
  readonly addresses: Addresses;
  readonly port: number;
  readonly dataDir: string | null;
  readonly embedded: boolean;
  readonly demo: boolean;
  readonly inbox: boolean;
  /** What is known of the model. */
  readonly model: string;
}

/** What a person must know once the product is up. */
export function welcome(options: WelcomeOptions): readonly string[] {
  const { name, env, addresses, port, dataDir, embedded, demo, inbox, model } = options;
  const here = `http://localhost:${port}`;
  const idle = notReadYet.filter((variable) => env[variable] !== undefined);
  return [
    '',
    `${name} is ready: ${addresses.exposed ? addresses.publicUrl.origin : here}`,
    ...loginLines(demo, addresses.exposed),
    embedded
      ? `Database: embedded, in ${dataDir}. It survives a crash of the program, not a power cut. DATABASE_URL sets a PostgreSQL server.`
      : 'Database: the PostgreSQL server of DATABASE_URL.',
    model,
    mailLine(env, inbox, here),
    env.AUTH_SECRET || dataDir === null
      ? 'Session secret: AUTH_SECRET.'
      : `Session secret: ${join(dataDir, 'auth-secret')}. AUTH_SECRET sets your own.`,
    ...(idle.length > 0 ? [`Set, but nothing reads it yet: ${idle.join(', ')}.`] : []),
    ...roomLines(addresses, port),
    'Ctrl-C ends it.',
  ];
}

function loginLines(demo: boolean, exposed: boolean): string[] {
  if (!demo) return [];
  if (exposed) return ['The demo login is off, because others can reach this address. Sign up for an account.'];
  return [`Sign in as ${demoLogin.email} with the password ${demoLogin.password}`];
}

function mailLine(env: Env, inbox: boolean, here: string): string {
  if (env.SMTP_URL) return 'Mail: sent through SMTP_URL.';
  if (inbox) return `Mail: nothing is sent, it is kept at ${here}/dev/inbox. SMTP_URL sets a mail server.`;
  return 'Mail: nothing is sent, so nobody can confirm an address or reset a password. Set SMTP_URL.';
}

function roomLines({ room, publicUrl }: Addresses, port: number): string[] {
  const [first] = room;
  if (first === undefined) return [];
  const lines = [`For others in the room: ${room.join(' or ')}`];
  if (publicUrl.protocol === 'https:') return lines;
  const https = `https://${new URL(first).hostname}`;
  return [
    ...lines,
    'Offline use, passkeys and the microphone need HTTPS. With Caddy installed, a local certificate is one command:',
    `  caddy reverse-proxy --internal-certs --from ${https} --to 127.0.0.1:${port}   (and start with PUBLIC_URL=${https})`,
  ];
}
