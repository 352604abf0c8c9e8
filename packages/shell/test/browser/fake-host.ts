import type { Page, Route } from 'playwright-core';

type Answer = { readonly status: number; readonly body: unknown };

/** What the page's requests get in place of a host. */
export interface FakeHost {
  signedIn: boolean;
  /** Of the signed-in person in the organization. */
  role: 'owner' | 'admin' | 'member';
  personName: string;
  organizationName: string;
  /** Whether the organization is the demo's. */
  demo: boolean;
  /** Verticals that can only be read. */
  readOnly: string[];
  /** How often the demo was reset. */
  resets: number;
  /** The next answers of `platform.session` fail with this status. */
  failing: number | null;
  /** Answers by path under `/api/auth`; the rest succeeds. */
  readonly auth: Map<string, Answer>;
  /** Answers of procedures by name, or functions of their input; the rest is an empty list. */
  readonly procedures: Map<string, unknown>;
  /** Bodies that were posted, by path. */
  readonly posted: Map<string, unknown>;
  /** In whose place the signed-in operator is. */
  impersonated: boolean;
  operator: boolean;
  /** Times that a page said its session is in use. */
  prolonged: number;
}

const person = {
  userId: 'u1',
  email: 'demo@example.com',
  emailVerified: true,
  expiresAt: '2027-01-01T00:00:00.000Z',
};

export function wireError(code: string, kind: string, messageKey: string): unknown {
  return { code, kind, messageKey, params: {}, requestId: 'r1' };
}

/** The input of each procedure of a request. */
function inputsOf(route: Route): (index: number) => unknown {
  const sent: unknown =
    route.request().postDataJSON() ?? JSON.parse(new URL(route.request().url()).searchParams.get('input') ?? '{}');
  const inputs = new Map(typeof sent === 'object' && sent !== null ? Object.entries(sent) : []);
  return (index) => inputs.get(String(index));
}

export async function serveFakeHost(page: Page): Promise<FakeHost> {
  const host: FakeHost = {
    signedIn: false,
    role: 'owner',
    personName: 'Ayesha Khan',
    organizationName: 'نمونہ ادارہ',
    demo: false,
    readOnly: [],
    resets: 0,
    failing: null,
    auth: new Map(),
    procedures: new Map([['platform.file.logo', null]]),
    posted: new Map(),
    impersonated: false,
    operator: false,
    prolonged: 0,
  };

  await page.route('**/trpc/**', async (route: Route) => {
    const names = new URL(route.request().url()).pathname.replace(/^.*\/trpc\//, '').split(',');
    if (host.failing !== null) {
      await route.fulfill({ status: host.failing, contentType: 'text/html', body: '<h1>upstream</h1>' });
      return;
    }
    const asked = inputsOf(route);
    const data = (name: string, index: number): unknown => {
      if (name === 'platform.session') {
        if (!host.signedIn) return null;
        const { personName, organizationName, operator, impersonated, role, demo, readOnly } = host;
        const organization = { id: 'o1', name: organizationName, slug: 'demo', role, demo, readOnly };
        return { ...person, name: personName, operator, impersonated, organization };
      }
      if (name === 'platform.demo.reset') {
        host.resets += 1;
        return null;
      }
      const answer = host.procedures.has(name) ? host.procedures.get(name) : [];
      return typeof answer === 'function' ? answer(asked(index)) : answer;
    };
    const sent: unknown = route.request().postDataJSON();
    for (const name of names) if (route.request().method() === 'POST') host.posted.set(name, sent);
    await route.fulfill({ json: names.map((name, index) => ({ result: { data: data(name, index) } })) });
  });

  await page.route('**/api/auth/**', async (route: Route) => {
    const path = new URL(route.request().url()).pathname.replace('/api/auth', '');
    host.posted.set(path, route.request().postDataJSON());
    const answer = host.auth.get(path);
    if (answer) {
      await route.fulfill({ status: answer.status, json: answer.body });
      return;
    }
    if (path === '/get-session') host.prolonged += 1;
    if (path === '/sign-in/email') host.signedIn = true;
    if (path === '/sign-out') host.signedIn = false;
    await route.fulfill({ json: path === '/organization/list' ? [{ id: 'o1', name: host.organizationName }] : {} });
  });
  return host;
}
