/**
 * The sync of a customer as a process that is killed. It finishes that of the first customer, which the process before left, and prints
 * what is known then. It syncs the second: before or after the call of `DIE_AT` it gets SIGKILL. Without `DIE_AT` it prints that too.
 */
import { createBillingDesk, createEntitlements, createReceiver, type Receiver, type StripeProvider } from '@repo/billing';
import { dyingAt } from '@repo/billing/testing';
import { type Database, newId, openDatabase } from '@repo/db';
import { catalogue, providerAt, reachSchema } from './stripe-shop.ts';

const [, , dataDir = '', left = '', next = ''] = process.argv;
const { DATABASE_URL, DIE_AT, REACH = '' } = process.env;

const reach = reachSchema.parse(JSON.parse(REACH));
const now = () => new Date(reach.at);
const db = await openDatabase({ url: DATABASE_URL, dataDir });
const provider = providerAt(reach, now);

function receiverOn(database: Database, stripe: StripeProvider): Receiver {
  const entitlements = createEntitlements({ db: database, catalogue, now });
  const parts = { db: database, providers: [stripe] as const, secret: 'marks', now };
  return createReceiver({
    ...parts,
    desk: createBillingDesk({ ...parts, catalogue, entitlements }),
    // What was told is a row under a new name each time, so that what is told twice is seen.
    tell: ({ kind, organizationId }) => [{ name: `told-${kind}`, orgId: null, input: organizationId, options: {} }],
    jobs: {
      async insert(connection, jobs) {
        for (const { input, name } of jobs) {
          await connection.executeSql(
            'INSERT INTO billing_effect (key, "organizationId", at) VALUES ($1, $2, $3::timestamptz)',
            [`${name} ${newId()}`, input, reach.at],
          );
        }
      },
      wake: () => {},
    },
  });
}

async function print(reference: string): Promise<void> {
  const { prisma } = db;
  const { organizationId } = await prisma.billingCustomer.findFirstOrThrow({ where: { reference } });
  const where = { where: { organizationId } };
  const subscriptions = await prisma.subscription.findMany({ ...where, select: { plan: true, status: true, seats: true } });
  const invoices = await prisma.invoice.findMany({
    ...where,
    select: { status: true, total: true },
    orderBy: { status: 'asc' },
  });
  const payments = await prisma.settledPayment.findMany({ ...where, select: { gross: true, payerCountry: true } });
  // What was told is a name and an id, what was done a kind and what it was done for.
  const effects = (await prisma.billingEffect.findMany(where)).map(({ key }) => key.replace(/(:stripe:| ).*$/, '')).toSorted();
  const known = { subscriptions, invoices, payments, effects };
  const text = JSON.stringify(known, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  process.stdout.write(`${text}\n`);
}

function die(): never {
  for (;;) process.kill(process.pid, 'SIGKILL');
}

await receiverOn(db, provider).syncCustomer('stripe', left);
await print(left);
const mortal = dyingAt(DIE_AT === undefined ? Number.POSITIVE_INFINITY : Number(DIE_AT), db, provider, die);
await receiverOn(mortal.db, mortal.provider).syncCustomer('stripe', next);
await print(next);
await db.close();
