import { createAuth, ensureDemo, type MailMessage } from '@repo/auth';
import type { Database } from '@repo/db';
import { readPreferences } from '@repo/i18n';
import { tempDir } from '@repo/testing/temp-dir';
import { defineApp } from '../../src/app.ts';
import { servicesOf } from '../../src/boot/services.ts';
import type { ErrorData } from '../../src/error-data.ts';
import type { Files } from '../../src/files/files.ts';
import { openFiles } from '../../src/files/open-files.ts';
import { createHost } from '../../src/host/create-host.ts';
import type { HostOptions } from '../../src/host/host-options.ts';
import { requestListener } from '../../src/host/request-listener.ts';
import { noInference } from '../../src/inference/port.ts';
import { createLogger } from '../../src/log/create-logger.ts';
import { brand, config } from '../../src/testing/sample-app.ts';
import { openBuiltWeb } from '../../src/web/built-web.ts';
import { sample } from './sample-vertical.ts';
import { writeSampleWeb } from './sample-web.ts';

export const origin = 'http://localhost:3000';

/** How a test asks; a method other than GET comes from the product's own page unless the headers say otherwise. */
export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** Null: the request names no origin. */
  readonly origin?: string | null;
  readonly ip?: string;
}

/** An answer of tRPC. */
export interface Wire {
  readonly error: { readonly code: number; readonly message: string; readonly data: ErrorData };
  readonly result: { readonly data: unknown };
}

export async function wireOf(response: Response): Promise<Wire> {
  return JSON.parse(await response.text());
}

/** The body of an error outside of tRPC. */
export async function errorOf(response: Response): Promise<ErrorData> {
  return JSON.parse(await response.text());
}

export interface TestProduct {
  readonly demo: { readonly userId: string; readonly orgId: string };
  readonly mails: readonly MailMessage[];
  readonly files: Files;
  /** Where files are kept. */
  readonly dataDir: string;
  /** Log lines, JSON. */
  readonly lines: readonly string[];
  ask(path: string, ask?: Ask): Promise<Response>;
  /** A call of one procedure, as the client sends it. */
  query(path: string, input?: unknown, ask?: Ask): Promise<Response>;
  mutate(path: string, input?: unknown, ask?: Ask): Promise<Response>;
  /** Signs the demo user in and gives the cookie. */
  signIn(ask?: Ask): Promise<string>;
  /** Answers over a socket. */
  readonly listener: ReturnType<typeof requestListener>;
  idle(): Promise<void>;
  endStreams(): void;
  close(): void;
}

const secret = 's'.repeat(40);

/** The demo account makes the changes of all tests here, as fast as they run. */
const many = { capacity: 100_000, perSecond: 100_000 };

export const metricsToken = 'a token of the tests, long enough to stand';

export const demoLogin = { email: 'demo@example.com', password: 'lahore-karachi-gilgit' };

/** A whole host on a real database with real auth, asked without a socket. The launchpad "home" with the vertical "sample". */
export async function openTestProduct(db: Database, overrides: Partial<HostOptions> = {}): Promise<TestProduct> {
  const folder = tempDir('host');
  const mails: MailMessage[] = [];
  const lines: string[] = [];
  const log = createLogger({ interactive: false, write: (line) => lines.push(line) });
  const app =
    overrides.app ??
    defineApp({ id: 'home', verticals: [sample], brand, config: { ...config, metrics: { token: metricsToken } } });
  for (const id of ['home', ...app.verticals.map((vertical) => vertical.id)]) writeSampleWeb(folder.path, id);
  const publicUrl = overrides.publicUrl ?? new URL(origin);
  const auth = createAuth({
    db,
    secret,
    publicUrl: publicUrl.origin,
    trustedOrigins: [],
    brand,
    mail: { send: async (message) => void mails.push(message) },
    localeOf: (request) => readPreferences(request.headers.get('cookie')).locale,
    log,
    demoOperator: true,
  });
  const files = openFiles({ env: { S3_URL: undefined }, db, dataDir: folder.path, secrets: [secret], log });
  const demo = await ensureDemo({ db, ...demoLogin });
  const host = createHost({
    app,
    db,
    auth,
    publicUrl,
    trustedOrigins: [],
    webOf: (id) => openBuiltWeb(folder.path, id),
    files,
    services: servicesOf({ SMTP_URL: undefined, SMS_URL: undefined }, db.kind, overrides.inference ?? noInference),
    log,
    inbox: true,
    demoOrgId: () => demo.orgId,
    demoLogin,
    mutationLimits: { person: many, organization: many, address: many },
    ...overrides,
  });

  const ask: TestProduct['ask'] = (path, { method = 'GET', headers = {}, body, origin: from, ip } = {}) => {
    const sent = new Headers(headers);
    if (from !== null && method !== 'GET' && method !== 'HEAD') sent.set('origin', from ?? publicUrl.origin);
    const init = body === undefined ? { method, headers: sent } : { method, headers: sent, body, duplex: 'half' as const };
    return auth.settled().then(() => host.fetch(new Request(new URL(path, publicUrl), init), ip === undefined ? {} : { ip }));
  };
  const json = (how: Ask) => ({ ...how, headers: { 'content-type': 'application/json', ...how.headers } });
  return {
    demo,
    files,
    dataDir: folder.path,
    mails,
    lines,
    ask,
    query: (path, input, how = {}) =>
      ask(`/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`, how),
    mutate: (path, input, how = {}) =>
      ask(`/trpc/${path}`, { ...json(how), method: 'POST', body: input === undefined ? '' : JSON.stringify(input) }),
    async signIn(how = {}) {
      const response = await ask('/api/auth/sign-in/email', { ...json(how), method: 'POST', body: JSON.stringify(demoLogin) });
      if (response.status !== 200) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
      return response.headers
        .getSetCookie()
        .map((line) => line.split(';', 1)[0])
        .join('; ');
    },
    listener: requestListener(host),
    idle: () => auth.idle(),
    endStreams: host.endStreams,
    close: () => folder.remove(),
  };
}
