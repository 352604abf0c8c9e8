import { type Database, holdLock, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { takeNumbers } from '../invoices/take-numbers.ts';
import { writeTruthIn } from '../provider/write-truth.ts';
import { nextDue } from './advance.ts';
import { type LocalState, localState, newState } from './local-state.ts';
import { truthOf } from './truth-of.ts';

export interface LocalDeps {
  readonly db: Pick<Database, 'prisma' | 'withPlatform'>;
  readonly now: () => Date;
}

export interface LocalAccount {
  readonly organizationId: string;
  readonly state: LocalState;
  readonly changedAt: Date;
}

/** The issuer of the invoices of play money: they have a series of their own. */
const issuer = 'local';
/** Before the number of an invoice of play money, so that nobody takes it for one that is to be paid. */
const prefix = 'PLAY-';

const customerOf = (organizationId: string): string => `local_${organizationId}`;

/** The organization of any id that the local provider gave: "sub_local_<organization>_3". Null: none of its ids. */
export function organizationOf(reference: string): string | null {
  const [, id] = /^(?:sub_|in_|pay_|re_)?local_([0-9a-f-]{36})(?:_\d+)?$/.exec(reference) ?? [];
  return id !== undefined && z.uuid().safeParse(id).success ? id : null;
}

/** Twice the same is one account. @returns the customer */
export async function openAccount({ db, now }: LocalDeps, organizationId: string): Promise<string> {
  const customer = customerOf(organizationId);
  const row = { organizationId, customer, state: localState.encode(newState(customer)), changedAt: now() };
  await db.prisma.localAccount.createMany({ data: [row], skipDuplicates: true });
  return customer;
}

/** Null: it is no customer. */
export async function readAccount(tx: Pick<Tx, 'localAccount'>, organizationId: string): Promise<LocalAccount | null> {
  const row = await tx.localAccount.findUnique({ where: { organizationId } });
  return row && { organizationId, state: localState.parse(row.state), changedAt: row.changedAt };
}

/**
 * Changes the state of one organization in one transaction, one after the other however many want to, and writes the truth of it
 * where the product reads it. A deed that gives back the state as it came writes nothing.
 * @throws AppError `NOT_FOUND`: it is no customer
 */
export async function changeAccount<T>(
  { db, now }: LocalDeps,
  organizationId: string,
  deed: (state: LocalState, at: Date, tx: Tx) => Promise<readonly [LocalState, T]>,
): Promise<T> {
  return db.withPlatform('an account of the local provider', async (tx) => {
    await holdLock(tx, `billing:${organizationId}`);
    const at = now();
    const account = await readAccount(tx, organizationId);
    if (!account) throw new AppError('NOT_FOUND', { kind: 'not-found' });
    const [state, result] = await deed(account.state, at, tx);
    if (state === account.state) return result;
    const numbered = await giveNumbers(tx, state);
    // Later than the one before, whatever the clock says: an older state never overwrites a newer one.
    const changedAt = new Date(Math.max(at.getTime(), account.changedAt.getTime() + 1));
    const data = { state: localState.encode(numbered), dueAt: nextDue(numbered), changedAt };
    await tx.localAccount.update({ where: { organizationId }, data });
    await writeTruthIn(tx, 'local', truthOf(numbered, { organizationId, changedAt }), at);
    return result;
  });
}

async function giveNumbers(tx: Tx, state: LocalState): Promise<LocalState> {
  const numbers = new Map<string, string>();
  for (const { reference, number, issuedAt: at } of state.invoices) {
    if (number !== null) continue;
    const [given = ''] = await takeNumbers(tx, { issuer, at, count: 1 });
    numbers.set(reference, prefix + given);
  }
  const invoices = state.invoices.map((each) => ({ ...each, number: numbers.get(each.reference) ?? each.number }));
  return { ...state, invoices };
}
