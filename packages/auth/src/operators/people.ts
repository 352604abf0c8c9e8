/** What operators may do to people: find them, keep them out, let them in again. */
import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import { demoUserSql } from '../demo.ts';
import type { Operators } from './operators.ts';
import type { PlatformEvent, RecordPlatformEvent } from './platform-event.ts';
import { readReason } from './reason.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly operator: boolean;
  /** Null for people who may sign in. */
  readonly ban: { readonly at: Date; readonly reason: string } | null;
}

export interface People {
  /** Twenty at most whose address begins so, in the order of their addresses. */
  search(emailStart: string): Promise<readonly Person[]>;
  /** @throws AppError `PERSON_NOT_FOUND` */
  find(userId: string): Promise<Person>;
  /**
   * Ends all sessions of the person, and no new one begins. Doing so again changes the reason.
   * @throws AppError `REASON_MISSING`, `PERSON_NOT_FOUND` or `PERSON_IS_OPERATOR`
   */
  ban(actorId: string, userId: string, reason: string): Promise<void>;
  /** @throws AppError `PERSON_NOT_FOUND` */
  unban(actorId: string, userId: string): Promise<void>;
}

export interface PeopleOptions {
  readonly db: Pick<Database, 'query' | 'withPlatform'>;
  readonly operators: Operators;
  readonly recordPlatformEvent: RecordPlatformEvent;
}

interface Row {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  operator: boolean;
  banned: boolean;
  bannedAt: Date | null;
  banReason: string | null;
}

const found = 20;

/** Parameters 1 and 2: the operators' addresses, and whether the demo account is one. */
export const operatorSql = `((u."emailVerified" AND u.email = ANY ($1::text[])) OR ($2::boolean AND u.id IS NOT DISTINCT FROM ${demoUserSql}))`;

const personSql = `
  SELECT u.id, u.name, u.email, u."emailVerified", ${operatorSql} AS operator, u.banned, u."bannedAt", u."banReason" FROM "user" u`;

export const isOperator = (person: Person): AppError | null =>
  person.operator
    ? new AppError('PERSON_IS_OPERATOR', { kind: 'forbidden', messageKey: 'auth.error.person-is-operator' })
    : null;

/** @example await people.ban(operatorId, userId, 'Sends spam'); */
export function createPeople({ db, operators, recordPlatformEvent }: PeopleOptions): People {
  const select = async (where: string, value: string): Promise<readonly Person[]> => {
    const { rows } = await db.query<Row>(`${personSql} ${where}`, [operators.emails, operators.demo, value]);
    return rows.map(({ banned, bannedAt, banReason, ...person }) => ({
      ...person,
      ban: banned ? { at: bannedAt ?? new Date(0), reason: banReason ?? '' } : null,
    }));
  };
  const find = async (userId: string) => {
    const [person] = await select('WHERE u.id = $3', userId);
    if (person) return person;
    throw new AppError('PERSON_NOT_FOUND', { kind: 'not-found', messageKey: 'auth.error.person-not-found' });
  };
  /** Sessions end with a ban, and again when it is lifted: one that a sign-in has made meanwhile must not come to life. */
  const write = (
    reason: string,
    event: PlatformEvent,
    data: { banned: boolean; banReason: string | null; bannedAt: Date | null },
  ) =>
    db.withPlatform(reason, async (tx) => {
      const { subjectId: userId } = event;
      await tx.user.updateMany({ where: { id: userId }, data });
      await tx.session.deleteMany({ where: { OR: [{ userId }, { impersonatedBy: userId }] } });
      await recordPlatformEvent(event, tx);
    });

  return {
    search: (start) => select(`WHERE starts_with(u.email, $3) ORDER BY u.email LIMIT ${found}`, start.trim().toLowerCase()),
    find,
    async ban(actorId, userId, given) {
      const reason = readReason(given);
      const refusal = isOperator(await find(userId));
      if (refusal) throw refusal;
      const event = { action: 'person.ban', actorId, subjectId: userId, reason } as const;
      await write('keep a person out', event, { banned: true, banReason: reason, bannedAt: new Date() });
    },
    async unban(actorId, userId) {
      if ((await find(userId)).ban === null) return;
      const event = { action: 'person.unban', actorId, subjectId: userId, reason: null } as const;
      await write('let a person in again', event, { banned: false, banReason: null, bannedAt: null });
    },
  };
}
