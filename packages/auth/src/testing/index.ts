/** A service of auth for tests: mail and log in memory, people and requests made in one line. */
import { scrypt } from 'node:crypto';
import { type Database, newId } from '@repo/db';
import type { Brand } from '@repo/vertical';
import { hashPassword } from 'better-auth/crypto';
import { createAuth } from '../auth.ts';
import { sessionCookieName, sessionCookieValue } from '../session-cookie.ts';
import type { AuthOptions, AuthService, MailMessage } from '../types.ts';
import { type Answer, AuthClient } from './auth-client.ts';

export { type Answer, AuthClient };

export const publicUrl = 'http://localhost:4000';

const secret = 'a secret of the tests, long enough to sign with';

const brand: Brand = {
  name: { ur: 'سفینہ', en: 'Safina' },
  tagline: { ur: 'آزمائش', en: 'A test' },
  logoSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  colours: { light: { brand: '#14532d', onBrand: '#ffffff' }, dark: { brand: '#8fc7a3', onBrand: '#0d1a13' } },
  legal: { operator: 'Safina (Pvt.) Ltd.', contactEmail: 'help@safina.example', footer: { ur: 'آزمائش', en: 'A test' } },
};

export interface TestAuth {
  readonly service: AuthService;
  /** Every mail so far, once `service.idle()` has resolved. */
  readonly mails: readonly MailMessage[];
  /** The mails that `run` sets off. */
  mailsOf(run: () => Promise<unknown>): Promise<readonly MailMessage[]>;
  /** Every line that was logged, as JSON. */
  readonly logged: string[];
}

/** A service on this database; mails are in the language of the header `accept-language`. */
export function createTestAuth(db: Database, overrides: Partial<AuthOptions> = {}): TestAuth {
  const mails: MailMessage[] = [];
  const logged: string[] = [];
  const write = (fields: object, message: string): void => {
    const values = Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? String(value.stack) : value]);
    logged.push(JSON.stringify([message, values]));
  };
  const service = createAuth({
    db,
    secret,
    publicUrl,
    trustedOrigins: [],
    mail: { send: async (message) => void mails.push(message) },
    brand,
    localeOf: (request) => (request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'ur'),
    log: { info: write, warn: write, error: write },
    ...overrides,
  });
  const mailsOf = async (run: () => Promise<unknown>) => {
    await service.idle();
    const first = mails.length;
    await run();
    await service.idle();
    return mails.slice(first);
  };
  return { service, mails, mailsOf, logged };
}

/** The token in a reset mail. */
export function resetTokenIn(mail: MailMessage | undefined): string {
  return /reset-password\/(\w+)\?/.exec(mail?.text ?? '')?.[1] ?? 'no token';
}

/** The path and query below `/api/auth` of the link in a mail. */
export function linkIn(mail: MailMessage | undefined): string {
  return mail?.text.match(/^https?:\/\/[^/]+\/api\/auth(\/\S+)$/m)?.[1] ?? '/no-link';
}

let made = 0;

/** An address that no other test uses. */
export function freshEmail(name = 'person'): string {
  made += 1;
  return `${name}.${made}.${newId().slice(-6)}@example.com`;
}

/** The password of everybody whom `makeUser` makes. */
export const password = 'seven lanterns under the neem';

/** One hash for all, by the function that made it, for a test may replace that: it costs a tenth of a second. */
const hashes = new Map<typeof scrypt, Promise<string>>();

function passwordHash(): Promise<string> {
  const hash = hashes.get(scrypt) ?? hashPassword(password);
  hashes.set(scrypt, hash);
  return hash;
}

export interface TestUser {
  readonly id: string;
  readonly email: string;
}

/** A person with the password above, verified unless told otherwise. */
export async function makeUser(db: Database, { email = freshEmail(), verified = true, name = 'Sana' } = {}): Promise<TestUser> {
  const id = newId();
  const account = { id: newId(), accountId: id, providerId: 'credential', password: await passwordHash() };
  await db.prisma.user.create({ data: { id, email, name, emailVerified: verified, accounts: { create: account } } });
  return { id, email };
}

/** An organization with these members; the first is its owner. */
export async function makeOrganization(db: Database, members: readonly TestUser[], name = 'Sitara Mills'): Promise<string> {
  const id = newId();
  const rows = members.map((user, index) => ({ id: newId(), userId: user.id, role: index === 0 ? 'owner' : 'member' }));
  await db.prisma.organization.create({ data: { id, name, slug: `org-${id}`, members: { create: rows } } });
  return id;
}

/** The browser of somebody who signed in before the test, without the price of a password check. */
export async function signedIn(db: Database, { service }: TestAuth, user: TestUser): Promise<AuthClient> {
  const token = newId();
  const expiresAt = new Date(Date.now() + 7 * 86_400_000);
  await db.prisma.session.create({ data: { id: newId(), token, userId: user.id, expiresAt } });
  const client = new AuthClient(service, publicUrl);
  client.keep(sessionCookieName(publicUrl), decodeURIComponent(sessionCookieValue(token, secret)));
  return client;
}
