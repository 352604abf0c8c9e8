import { type Database, newId, parsePublicId, publicId } from '@repo/db';
import { AppError } from '@repo/facts';
import type { Catalogue } from '../plans/catalogue.ts';
import { isHeldElsewhere } from '../provider/held-plan.ts';
import type { ProviderCapabilities, PurchaseWish, ReturnAddresses, SubscriptionChange } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import { advance, endEverything } from './advance.ts';
import { begin } from './begin.ts';
import { change, type LocalChange, previewOf } from './change.ts';
import { changeAccount, type LocalDeps, openAccount, organizationOf, readAccount } from './local-accounts.ts';
import type { LocalProvider, LocalReceipt } from './local-provider.ts';
import { isDone, type LocalState, localPurchase, noteDeed } from './local-state.ts';
import { checkoutOf } from './read-checkout.ts';
import { refund, setCard } from './settle.ts';
import { truthOf } from './truth-of.ts';

export interface LocalProviderOptions {
  readonly db: Pick<Database, 'prisma' | 'withPlatform'>;
  readonly catalogue: Catalogue;
  /** The address of the page of a checkout. */
  readonly pageOf?: (checkoutId: string) => string;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const capabilities: ProviderCapabilities = {
  recurring: true,
  usage: false,
  refunds: true,
  portal: false,
  currencies: ['PKR', 'USD'],
  playMoney: true,
};

/** How long a checkout may be paid, in milliseconds. */
const checkoutMillis = 3_600_000;
type LocalWhere = { readonly dueAt: { readonly lte: Date } | { readonly not: null } };

/** Accounts of one round. */
const roundSize = 100;

const notFound = () => new AppError('NOT_FOUND', { kind: 'not-found' });

/**
 * The provider of a deployment without keys, on two tables of its own. What it does is written where the product reads it in the
 * same transaction, so nobody waits for a webhook.
 *
 * @example const local = createLocalProvider({ db, catalogue: catalogueOf(app.verticals) });
 */
export function createLocalProvider(options: LocalProviderOptions): LocalProvider {
  const { db, catalogue, pageOf = (id) => `/billing/checkout/${id}`, now = () => new Date() } = options;
  const deps: LocalDeps = { db, now };
  const soldOf = ({
    vertical,
    plan,
    interval,
    currency,
  }: Pick<PurchaseWish, 'vertical' | 'plan' | 'interval' | 'currency'>) => {
    const price = catalogue.price({ vertical, plan, interval, currency });
    const name = catalogue.plan(vertical, plan)?.name;
    if (!price || !name) throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
    return { plan, interval, unit: price.amount, name: { ...name } };
  };
  const changeOf = (
    state: LocalState,
    reference: string,
    { plan, interval, seats, endsAtPeriodEnd }: SubscriptionChange,
  ): LocalChange => {
    const held = state.subscriptions.find((each) => each.reference === reference);
    if (!held) throw notFound();
    if (seats !== undefined && !(Number.isSafeInteger(seats) && seats > 0)) throw new AppError('INVALID_INPUT');
    const wanted = { ...held, plan: plan ?? held.terms.plan, interval: interval ?? held.terms.interval };
    return {
      ...(plan || interval ? { sold: soldOf(wanted) } : {}),
      ...(seats === undefined ? {} : { seats }),
      ...(endsAtPeriodEnd === undefined ? {} : { endsAtPeriodEnd }),
    };
  };
  const need = (reference: string): string => {
    const organizationId = organizationOf(reference);
    if (!organizationId) throw notFound();
    return organizationId;
  };
  const needAccount = async (organizationId: string) => {
    const account = await readAccount(db.prisma, organizationId);
    if (!account) throw notFound();
    return account;
  };
  /** A deed that is done once. */
  const once = (organizationId: string, requestId: string, deed: (state: LocalState, at: Date) => LocalState) =>
    changeAccount(deps, organizationId, async (state, at) => [
      isDone(state, requestId) ? state : noteDeed(deed(state, at), requestId),
      null,
    ]);
  const settle = (organizationId: string, deed = advance) =>
    changeAccount(deps, organizationId, async (state, at) => [deed(state, at), null]);
  /** Does something to every account where something is due, or will be. */
  const each = async (where: LocalWhere, deed: typeof advance): Promise<number> => {
    const failures: unknown[] = [];
    let count = 0;
    for (let after: string | undefined; ; ) {
      const due = await db.prisma.localAccount.findMany({
        where: { ...where, ...(after === undefined ? {} : { organizationId: { gt: after } }) },
        select: { organizationId: true },
        orderBy: { organizationId: 'asc' },
        take: roundSize,
      });
      for (const { organizationId } of due) await settle(organizationId, deed).catch((error: unknown) => failures.push(error));
      count += due.length;
      after = due.at(-1)?.organizationId;
      if (due.length < roundSize) break;
    }
    // One account that fails keeps no other one waiting.
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} accounts of the local provider failed`);
    return count;
  };
  const findCheckout = (checkoutId: string, organizationId: string) => ({
    where: { id: parsePublicId('checkout', checkoutId), organizationId },
  });

  return {
    id: 'local',
    capabilities,
    async createCustomer({ organizationId }) {
      return openAccount(deps, organizationId);
    },
    async createCheckout(wish: PurchaseWish, to: ReturnAddresses) {
      const { organizationId, requestId, vertical, currency, seats, trialDays } = wish;
      const at = now();
      const purchase = localPurchase.encode({ vertical, currency, terms: { ...soldOf(wish), seats }, trialDays });
      const data = { id: newId(), organizationId, requestId, wish: purchase, doneUrl: to.done, abandonedUrl: to.abandoned };
      const times = { createdAt: at, expiresAt: new Date(at.getTime() + checkoutMillis) };
      await db.prisma.localCheckout.createMany({ data: [{ ...data, ...times }], skipDuplicates: true });
      const where = { organizationId_requestId: { organizationId, requestId } };
      const { id } = await db.prisma.localCheckout.findUniqueOrThrow({ where, select: { id: true } });
      return { url: pageOf(publicId('checkout', id)) };
    },
    async readCheckout(checkoutId, organizationId) {
      const row = await db.prisma.localCheckout.findFirst(findCheckout(checkoutId, organizationId));
      if (!row) throw notFound();
      return checkoutOf(row, now());
    },
    async pay(checkoutId, organizationId, outcome, country = 'PK') {
      if (!/^[A-Z]{2}$/.test(country)) throw new AppError('INVALID_INPUT', { field: 'country' });
      return changeAccount<LocalReceipt>(deps, organizationId, async (state, at, tx) => {
        const row = await tx.localCheckout.findFirst(findCheckout(checkoutId, organizationId));
        if (!row) throw notFound();
        const { status } = checkoutOf(row, at);
        if (status === 'paid') return [state, { outcome: 'paid', to: row.doneUrl }];
        if (status === 'expired') throw refusal('CHECKOUT_EXPIRED');
        if (outcome === 'declined') return [state, { outcome, to: null }];
        const purchase = localPurchase.parse(row.wish);
        if (await isHeldElsewhere(tx, 'local', { organizationId, vertical: purchase.vertical, at })) {
          throw refusal('PLAN_HELD');
        }
        await tx.localCheckout.update({ where: { id: row.id }, data: { paidAt: at } });
        const paying = setCard(state, { works: true, country }, at);
        return [begin(paying, purchase, at), { outcome, to: row.doneUrl }];
      });
    },
    async changeSubscription(subscription, wish) {
      await once(need(subscription), wish.requestId, (state, at) =>
        change(state, subscription, changeOf(state, subscription, wish), at),
      );
    },
    async previewChange(subscription, wish) {
      const { state } = await needAccount(need(subscription));
      return previewOf(state, subscription, changeOf(state, subscription, wish), now());
    },
    async setCard(organizationId, outcome) {
      await changeAccount(deps, organizationId, async (state, at) => [
        setCard(state, { ...state.card, works: outcome === 'paid' }, at),
        null,
      ]);
    },
    async refund(payment, amount, requestId) {
      await once(need(payment), requestId, (state, at) => refund(state, { payment, amount }, at));
    },
    async fetchTruth(customer) {
      const organizationId = organizationOf(customer);
      if (!(organizationId && (await readAccount(db.prisma, organizationId)))) return null;
      await settle(organizationId);
      const { state, changedAt } = await needAccount(organizationId);
      return truthOf(state, { organizationId, changedAt });
    },
    renew: () => each({ dueAt: { lte: now() } }, advance),
    endAll: () => each({ dueAt: { not: null } }, endEverything),
  };
}
