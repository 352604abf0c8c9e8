import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import { day } from './period.ts';
import type { Route } from './route.ts';
import type { StoredBalanceTransaction } from './stored.ts';

export const balanceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/balance_transactions',
    accepts: fields<Stripe.BalanceTransactionListParams>()(...listFields, 'created', 'currency', 'source', 'type'),
    run({ account, params }) {
      const rows = account.balanceTransactions
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ currency }) => asked(params, 'currency', currency))
        .filter(({ source }) => asked(params, 'source', source))
        .filter(({ type }) => asked(params, 'type', type));
      return page('/v1/balance_transactions', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    accepts: fields<Stripe.BalanceTransactionRetrieveParams>()('expand'),
    run: ({ account, id }) => account.balanceTransactions.get(id),
  },
];

interface Movement {
  readonly type: 'adjustment' | 'charge' | 'refund' | 'refund_failure';
  readonly category: 'charge' | 'dispute' | 'dispute_reversal' | 'refund' | 'refund_failure';
  /** Minor units; below 0: it leaves the balance. */
  readonly amount: number;
  readonly currency: string;
  /** What Stripe keeps. */
  readonly fee: number;
  /** The charge, refund or dispute that it is of. */
  readonly source: string;
}

export function move(account: Account, { category, ...movement }: Movement): StoredBalanceTransaction {
  const { currency, fee } = movement;
  const details = [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }];
  return account.balanceTransactions.add({
    ...movement,
    id: newId('txn', 24),
    object: 'balance_transaction',
    available_on: account.now + 2 * day,
    balance_type: 'payments',
    created: account.now,
    description: null,
    exchange_rate: null,
    fee_details: fee === 0 ? [] : details,
    net: movement.amount - fee,
    reporting_category: category,
    status: 'pending',
  });
}
