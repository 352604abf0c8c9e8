/** Answers that break off cost what was delivered of them: what the ledger says is what the conversation has, and what is charged. */
import { createMetering, reportUsage, type UsageReport } from '@repo/billing';
import { type Database, newId, parsePublicId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test, vi } from 'vitest';
import { costOf } from '../../writing/budget.ts';
import { followAnswer, following, idsOf, untilText } from '../testing/follow-answer.ts';
import { askNew, metersFor, openDesk } from '../testing/open-desk.ts';
import { type PacedReply, usePacedModels } from '../testing/served-model.ts';

const paced = usePacedModels();
const period = isoDate('2026-03-01');
const asked = new Date('2026-03-02T20:30:00Z');
/** After every reservation has run out. */
const later = () => new Date(asked.getTime() + 31 * 60_000);
const word = 'پانی چار دن بعد لگائیں';

describeDatabases('an answer that breaks off', (open) => {
  const costs = ({ asked: { messages } }: PacedReply, ...texts: readonly string[]) =>
    BigInt(Math.ceil([...messages.map(({ content }) => content), ...texts].reduce((sum, part) => sum + costOf(part), 0)));
  const meteringOf = (now = later) => createMetering({ db: open(), meters: metersFor(), now });
  /** What was booked and what the provider was told of it, to the unit. */
  const charged = async (organizationId: string) => {
    const db = open();
    const row = { organizationId, provider: 'stripe', reference: newId(), createdAt: new Date('2026-03-01T00:00:00Z') };
    await db.prisma.billingCustomer.create({ data: row });
    const sent: UsageReport[] = [];
    const provider = { id: 'stripe', reportUsage: async (report: UsageReport) => void sent.push(report) } as const;
    for (let run = 0; run < 2; run += 1) await reportUsage({ db, provider, meters: ['assistant.tokens'], now: later });
    const { budgets, lines } = await meteringOf().usage({ organizationId, period });
    const ours = sent.filter(({ customer }) => customer === row.reference);
    return {
      ledger: lines.reduce((sum, { units }) => sum + units, 0n),
      sent: ours.reduce((sum, { units }) => sum + units, 0n),
      open: budgets.reduce((sum, { reserved }) => sum + reserved, 0n),
    };
  };
  const all = (units: bigint) => ({ ledger: units, sent: units, open: 0n });

  test('AB-092 because its reader goes: it is written to its end and counted whole', async () => {
    const model = await paced();
    const { caller, orgId } = await openDesk(open(), { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say(word);
    // A reader that takes the first word and leaves.
    await untilText(caller, ids);
    call.say(` ${word}`);
    call.finish();
    const { end } = await followAnswer(caller, ids);
    expect(end.written).toMatchObject({ text: `${word} ${word}`, status: 'done' });
    expect(await charged(orgId)).toEqual(all(costs(call, word, ` ${word}`)));
  });

  test('AB-092 because its model dies: what came is counted, also thoughts, and nothing where nothing came', async () => {
    const model = await paced();
    const { caller, orgId } = await openDesk(open(), { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('<think>', 'سوچ', '</think>', word);
    await untilText(caller, ids);
    call.breakOff();
    const { end } = await followAnswer(caller, ids);
    expect(end.written).toMatchObject({ text: word, status: 'interrupted' });
    const none = idsOf(await askNew(caller, 'سلام'));
    (await model.nextCall()).refuse(401, { message: 'no key' });
    expect((await followAnswer(caller, none)).end.written).toMatchObject({ text: '', status: 'failed' });
    expect(await charged(orgId)).toEqual(all(costs(call, 'سوچ', word)));
  });

  test('AB-092 because its process is killed: what is kept of it is counted once it is clear that nobody goes on', async () => {
    const model = await paced();
    const dying = mortal(open());
    const { caller, orgId } = await openDesk(dying.db, { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say(word);
    const id = parsePublicId('message', ids.messageId);
    const kept = () =>
      open().withTenant({ orgId }, async (tx) => (await tx.assistantMessage.findFirstOrThrow({ where: { orgId, id } })).text);
    await vi.waitFor(async () => expect(await kept()).toBe(word), { timeout: 5_000 });
    dying.kill();
    call.say(' اور کل بارش');
    call.finish('stop', [310, 12]);
    // Nobody is left who could book it: it is under way until its reservation runs out.
    const { open: reserved, ...nothing } = await charged(orgId);
    expect([nothing, reserved > 0n]).toEqual([{ ledger: 0n, sent: 0n }, true]);
    expect(await Promise.all([meteringOf().expire(), meteringOf().expire(), meteringOf().expire()])).toContain(1);
    expect(await kept()).toBe(word);
    await open().query('DELETE FROM billing_customer WHERE "organizationId" = $1', [orgId]);
    expect(await charged(orgId)).toEqual(all(costs(call, word)));
  });

  test('AB-092 because its process is killed before a word is kept: nothing is counted', async () => {
    const model = await paced();
    const dying = mortal(open());
    const { caller, orgId } = await openDesk(dying.db, { inference: model.port });
    const { arrived, all: reading } = following(caller, idsOf(await askNew(caller, 'سلام')));
    void reading.catch(() => {});
    const call = await model.nextCall();
    dying.kill();
    call.say(word);
    await arrived;
    expect(await meteringOf().expire()).toBeGreaterThan(0);
    expect(await charged(orgId)).toEqual(all(0n));
  });
});

/** A database as a process has it that is killed: nothing that it asks for afterwards is done or answered. */
function mortal(db: Database): { readonly db: Database; kill(): void } {
  let dead = false;
  const unlessDead = <T>(work: () => Promise<T>): Promise<T> => (dead ? new Promise<never>(() => {}) : work());
  return {
    db: {
      ...db,
      query: (text, values) => unlessDead(() => db.query(text, values)),
      withTenant: (scope, fn, last) => unlessDead(() => db.withTenant(scope, fn, last)),
      withPlatform: (purpose, fn, last) => unlessDead(() => db.withPlatform(purpose, fn, last)),
    },
    kill: () => {
      dead = true;
    },
  };
}
