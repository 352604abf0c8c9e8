/** From a request as it arrived to the answer as it is sent. */
import Stripe from 'stripe';
import type { Account } from './account.ts';
import { expanded, tablesOf } from './expand.ts';
import { invalid, StripeFault } from './fault.ts';
import { Form } from './form.ts';
import { newId } from './id.ts';
import { day } from './period.ts';
import { match } from './route.ts';
import { routes } from './routes.ts';

export interface Arrived {
  readonly method: string;
  readonly path: string;
  /** Form-encoded: the query of a GET, the body of a POST. */
  readonly params: string;
  /** One header by its name in small letters. */
  readonly header: (name: string) => string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Modes {
  readonly test: Account;
  readonly live: Account;
  readonly keys: { readonly test: string; readonly live: string };
}

/** Answers that a key was given, to give them again. */
export type Ledger = Map<string, { readonly request: string; readonly answer: Answer; readonly at: number }>;

export function answer(modes: Modes, ledger: Ledger, arrived: Arrived): Answer {
  const request = newId('req', 14);
  const base = { 'content-type': 'application/json', 'request-id': request, 'stripe-version': Stripe.API_VERSION };
  try {
    const account = accountOf(modes, arrived);
    checkVersion(arrived);
    const key = arrived.header('idempotency-key');
    const headers = key === undefined ? base : { ...base, 'idempotency-key': key };
    if (arrived.method !== 'POST' || key === undefined) return carryOut(modes, account, arrived, request, headers);
    const name = `${account.livemode} ${key}`;
    const text = `${arrived.path} ${arrived.params}`;
    const held = ledger.get(name);
    if (held && held.at > account.now - day) {
      if (held.request !== text) throw reused(key);
      return { ...held.answer, headers: { ...held.answer.headers, 'idempotent-replayed': 'true' } };
    }
    const made = carryOut(modes, account, arrived, request, headers);
    ledger.set(name, { request: text, answer: made, at: account.now });
    return made;
  } catch (error) {
    if (error instanceof StripeFault) return faultAnswer(error, base);
    throw error;
  }
}

const faultAnswer = ({ body, status }: StripeFault, headers: Record<string, string>): Answer => ({
  status,
  body: JSON.stringify({ error: body }),
  headers,
});

const reused = (key: string) =>
  new StripeFault(400, {
    type: 'idempotency_error',
    message:
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ` +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  });

function accountOf({ keys, live, test }: Modes, { header }: Arrived): Account {
  const [, key = ''] = /^Bearer (.+)$/.exec(header('authorization') ?? '') ?? [];
  const account = new Map([
    [keys.test, test],
    [keys.live, live],
  ]).get(key);
  if (!account) {
    const shown = `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 8))}`;
    throw new StripeFault(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${shown}` });
  }
  const other = header('stripe-account') ?? header('stripe-context');
  if (other !== undefined && other !== account.settings.accountId) {
    throw new StripeFault(403, {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The provided key does not have access to account '${other}' (or that account does not exist).`,
    });
  }
  return account;
}

/** The fake speaks the version of the SDK and no other one. */
function checkVersion({ header }: Arrived): void {
  const version = header('stripe-version');
  if (version !== Stripe.API_VERSION) throw invalid(`Invalid Stripe API version: ${version}`, { code: 'api_version_invalid' });
}

/** Carries out a request. A refusal is an answer too: with a key it is given again. */
function carryOut(
  modes: Modes,
  account: Account,
  { header, method, params: text, path }: Arrived,
  request: string,
  headers: Record<string, string>,
): Answer {
  try {
    const found = match(routes, method, path);
    if (!found) {
      throw new StripeFault(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${method}: ${path}).`,
      });
    }
    const params = Form.parse(text);
    params.only(found.route.accepts);
    account.request = { id: request, idempotency_key: header('idempotency-key') ?? null };
    const object = found.route.run({ account, id: found.id, inner: found.inner, params });
    const body = JSON.stringify(expanded(account, object, params.texts('expand')), null, 2);
    const [ignored] = method === 'POST' ? params.unread() : [];
    if (ignored !== undefined)
      throw invalid(`The fake does nothing with ${ignored}`, { param: ignored, code: 'parameter_unknown' });
    return { status: 200, body, headers };
  } catch (error) {
    if (error instanceof StripeFault) return faultAnswer(explained(modes, account, error), headers);
    throw error;
  } finally {
    account.request = null;
  }
}

/** An object that is not here but in the other mode: Stripe says so, because it is a common mistake. */
function explained({ live, test }: Modes, account: Account, fault: StripeFault): StripeFault {
  const [, id] = /'([^']+)'$/.exec(fault.message) ?? [];
  const other = account === live ? test : live;
  if (fault.body.code !== 'resource_missing' || id === undefined) return fault;
  if (tablesOf(other).every((table) => table.find(id) === undefined)) return fault;
  const [its, ours] = account.livemode ? ['test', 'live'] : ['live', 'test'];
  const message = `${fault.message}; a similar object exists in ${its} mode, but a ${ours} mode key was used to make this request.`;
  return new StripeFault(fault.status, { ...fault.body, message });
}
