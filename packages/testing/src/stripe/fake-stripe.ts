/** Stripe on loopback, for the real `stripe` package: it keeps state, knows what time does to it, and tells what happened. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { Account } from './account.ts';
import { advance } from './advance.ts';
import { type Answer, type Arrived, answer, type Ledger, type Modes } from './answer.ts';
import { attachCard, type Card, payFromNowOnWith } from './card.ts';
import { type Buyer, type CheckoutOutcome, completeCheckout } from './checkout-complete.ts';
import {
  accepted,
  type Delivery,
  type Endpoint,
  type Envelope,
  type EventSummary,
  envelopeOf,
  type Knobs,
  send,
  summaryOf,
} from './delivery.ts';
import { closeDispute, openDispute } from './disputes.ts';
import type { StoredEvent } from './event.ts';
import type { FaultBody } from './fault.ts';
import { newId } from './id.ts';
import { type Outage, Outages } from './outages.ts';
import { answerPage } from './pages.ts';
import { cancelInPortal } from './portal.ts';
import { failRefund } from './refunds.ts';
import type { Settings } from './settings.ts';

export interface FakeStripeOptions extends Partial<Pick<Settings, 'afterRetries' | 'fee' | 'retryDays'>> {
  /** What its clock says at first; now. It stands still until it is advanced. */
  readonly at?: Date | string;
  /** Milliseconds that each answer takes, of real time; 0. A key that is in use meanwhile is refused with a 409, as Stripe does. */
  readonly latency?: number;
  /** What the clock of signatures says; the fake's own. For a receiver that goes by another clock. */
  readonly signingClock?: () => Date;
}

export interface CarriedOut {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly idempotencyKey: string | null;
}

export interface FakeStripe {
  readonly url: string;
  /** What the SDK's constructor takes beside the key. */
  readonly connection: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  readonly keys: { readonly test: string; readonly live: string };
  readonly accountId: string;
  /** Requests that were answered, the first one first. */
  readonly requests: readonly CarriedOut[];
  now(): Date;
  /** Moves the clock forward. What is due until then happens, each at its own moment. */
  advance(to: Date | string): void;
  /** Does what a buyer does on the page of a checkout session. */
  complete(session: string, buyer: Buyer): CheckoutOutcome;
  /** A customer puts in another card, as on the portal's page. @returns its id */
  setCard(customer: string, card: Card): string;
  /** A payer disputes a charge. @returns the dispute's id */
  dispute(charge: string, amount?: number): string;
  closeDispute(dispute: string, outcome: 'lost' | 'won'): void;
  /** A refund that was made comes back: the bank could not take it. */
  failRefund(refund: string): void;
  /** A customer cancels on the portal's page. */
  cancelInPortal(subscription: string): void;
  /** What happened in test mode, or in live mode, the first event first. */
  events(mode?: { readonly livemode: boolean }): readonly EventSummary[];
  /** Where events go from now on; null: nowhere. */
  setEndpoint(endpoint: Endpoint | null): void;
  /** What would be sent, for a receiver without a server. */
  envelope(event: string, secret: string, knobs?: Knobs): Envelope;
  /** Sends one event to the endpoint, also one that was sent before. */
  deliver(event: string, knobs?: Knobs): Promise<readonly Delivery[]>;
  /** Sends the events that no delivery was accepted of; or those that are named, in their order. */
  deliverAll(order?: 'newest-first' | 'oldest-first' | readonly string[], knobs?: Knobs): Promise<readonly Delivery[]>;
  /** Resolves when all that goes out by itself has gone out. */
  settled(): Promise<readonly Delivery[]>;
  /** The next requests fail as it says. */
  failNext(outage: Outage): void;
  /** Forgets failures that no request has met. */
  failNoMore(): void;
  close(): Promise<void>;
}

export async function startFakeStripe(options: FakeStripeOptions = {}): Promise<FakeStripe> {
  const clock = { now: Math.floor(new Date(options.at ?? Date.now()).getTime() / 1000) };
  const now = () => new Date(clock.now * 1000);
  const { latency = 0, signingClock = now } = options;
  const keysInUse = new Set<string>();
  const accountId = newId('acct', 16);
  const ledger: Ledger = new Map();
  const outages = new Outages();
  const requests: CarriedOut[] = [];
  const acceptedEvents = new Set<string>();
  let endpoint: Endpoint | null = null;
  let outgoing: Promise<Delivery[]> = Promise.resolve([]);

  const sendTo = async (events: readonly StoredEvent[], knobs?: Knobs): Promise<Delivery[]> => {
    if (endpoint === null) throw new Error('The fake has no endpoint: call setEndpoint.');
    const deliveries = await send(events, endpoint, signingClock, knobs);
    for (const { event, statuses } of deliveries) {
      if (statuses.some(accepted)) acceptedEvents.add(event.id);
    }
    return deliveries;
  };
  const onEvent = (event: StoredEvent) => {
    if (!endpoint?.automatic || event.livemode !== (endpoint.livemode ?? false)) return;
    outgoing = outgoing.then(async (before) => [...before, ...(await sendTo([event]))]);
  };
  const answered = async (arrived: Arrived): Promise<Answer> => {
    const outage = outages.next();
    if (outage?.when === 'before') return failure(outage.status);
    const key = arrived.header('idempotency-key') ?? newId('none');
    // Each mode has keys of its own.
    const use = `${arrived.header('authorization')} ${key}`;
    if (keysInUse.has(use)) return inUse(key);
    keysInUse.add(use);
    const made = answerPage(accounts, arrived) ?? safeAnswer(modes, ledger, arrived);
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    keysInUse.delete(use);
    return outage ? failure(outage.status) : made;
  };
  const server = createServer(async (request, response) => {
    const arrived = await read(request);
    const { body, headers, status } = await answered(arrived);
    const { header, method, path } = arrived;
    requests.push({ method, path, status, idempotencyKey: header('idempotency-key') ?? null });
    if (status === 0) response.destroy();
    else response.writeHead(status, headers).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;

  const settings: Settings = {
    accountId,
    url: () => url,
    fee: options.fee ?? ((amount) => Math.round(amount * 0.029) + 30),
    retryDays: options.retryDays ?? [3, 5, 7],
    afterRetries: options.afterRetries ?? 'cancel',
    onEvent,
  };
  const modes: Modes = {
    test: new Account(false, clock, settings),
    live: new Account(true, clock, settings),
    keys: { test: newId('sk_test', 24), live: newId('sk_live', 24) },
  };
  const accounts = [modes.test, modes.live];
  const knowing = (knows: (account: Account) => unknown): Account => accounts.find(knows) ?? modes.test;
  const eventOf = (id: string) => knowing(({ events }) => events.find(id)).events.get(id);
  const eventsFor = (livemode: boolean) => (livemode ? modes.live : modes.test).events.all();

  return {
    url,
    connection: { host: '127.0.0.1', port, protocol: 'http' },
    keys: modes.keys,
    accountId,
    requests,
    now,
    advance: (to) => advance(accounts, Math.floor(new Date(to).getTime() / 1000)),
    complete: (session, buyer) =>
      completeCheckout(
        knowing(({ sessions }) => sessions.find(session)),
        session,
        buyer,
      ),
    setCard(customer, card) {
      const account = knowing(({ customers }) => customers.find(customer));
      const { id } = attachCard(account, customer, card);
      payFromNowOnWith(account, customer, id);
      return id;
    },
    dispute: (charge, amount) =>
      openDispute(
        knowing(({ charges }) => charges.find(charge)),
        charge,
        amount,
      ).id,
    closeDispute: (id, outcome) =>
      closeDispute(
        knowing(({ disputes }) => disputes.find(id)),
        id,
        outcome,
      ),
    failRefund: (id) =>
      failRefund(
        knowing(({ refunds }) => refunds.find(id)),
        id,
      ),
    cancelInPortal: (id) =>
      cancelInPortal(
        knowing(({ subscriptions }) => subscriptions.find(id)),
        id,
      ),
    events: ({ livemode } = { livemode: false }) => eventsFor(livemode).map(summaryOf),
    setEndpoint(next) {
      endpoint = next;
    },
    envelope: (event, secret, knobs) => envelopeOf(eventOf(event), secret, signingClock(), knobs),
    deliver: (event, knobs) => sendTo([eventOf(event)], knobs),
    deliverAll(order = 'oldest-first', knobs = {}) {
      if (typeof order !== 'string') return sendTo(order.map(eventOf), knobs);
      const waiting = eventsFor(endpoint?.livemode ?? false).filter(({ id }) => !acceptedEvents.has(id));
      return sendTo(order === 'newest-first' ? waiting.toReversed() : waiting, knobs);
    },
    settled: () => outgoing,
    failNext: (outage) => outages.add(outage),
    failNoMore: () => outages.clear(),
    async close() {
      endpoint = null;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://fake');
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: request.method ?? '', path: url.pathname, params: body === '' ? url.search.slice(1) : body, header };
}

/** A fault of the fake itself is an answer that names it, and that nobody asks for again. */
function safeAnswer(modes: Modes, ledger: Ledger, arrived: Arrived): Answer {
  try {
    return answer(modes, ledger, arrived);
  } catch (error) {
    const { headers, ...rest } = failure(500, `The fake failed: ${error}`);
    return { ...rest, headers: { ...headers, 'stripe-should-retry': 'false' } };
  }
}

/** @param status 0: there is no answer at all */
const failure = (status: number, message = 'An error occurred on our side.'): Answer =>
  errorAnswer(status, { type: 'api_error', message });

const inUse = (key: string): Answer =>
  errorAnswer(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this idempotent key: ${key}.`,
  });

const errorAnswer = (status: number, error: FaultBody): Answer => ({
  status,
  body: JSON.stringify({ error }),
  headers: { 'content-type': 'application/json', 'request-id': newId('req', 14) },
});
