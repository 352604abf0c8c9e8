import { createMetering } from '@repo/billing';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { priceTool } from '../../findings/testing/sample-tools.ts';
import { costOf } from '../../writing/budget.ts';
import { followAnswer, idsOf, untilText } from '../testing/follow-answer.ts';
import { addWheat, askNew, callerOf, metersFor, openDesk } from '../testing/open-desk.ts';
import { usePacedModels } from '../testing/served-model.ts';

const paced = usePacedModels();
const period = isoDate('2026-03-01');

describeDatabases('tokens of answers', (open) => {
  const usageOf = (organizationId: string) =>
    createMetering({ db: open(), meters: metersFor() }).usage({ organizationId, period });

  test('are those that the server reports, by person and model; what was set aside beyond is given back', async () => {
    const model = await paced();
    const { caller, orgId, userId } = await openDesk(open(), { inference: model.port });
    const asked = await askNew(caller, 'سلام');
    const call = await model.nextCall();
    const { budgets } = await usageOf(orgId);
    const prompt = call.asked.messages.reduce((sum, { content }) => sum + costOf(content), 0);
    expect(budgets).toEqual([
      { meter: 'assistant.tokens', limit: null, reserved: BigInt(Math.ceil(prompt + call.asked.max_tokens)), committed: 0n },
    ]);
    call.say('وعلیکم السلام');
    call.finish('stop', [310, 12]);
    await followAnswer(caller, idsOf(asked));
    const { budgets: after, lines } = await usageOf(orgId);
    expect(after).toEqual([{ meter: 'assistant.tokens', limit: null, reserved: 0n, committed: 322n }]);
    const shared = { meter: 'assistant.tokens', vertical: 'assistant', model: 'scripted' };
    expect(lines).toEqual([{ ...shared, principalId: userId, units: 322n, counted: 0n, times: 1 }]);
  });

  test('are shown with what they cost where a card says it, and each organization has its own salt', async () => {
    const model = await paced({ dialect: 'vllm' });
    const price = { input: 100_000, cachedInput: null, output: 400_000, source: 'list', readOn: '2026-02-27' };
    const fx = { latest: () => ({ pair: 'USD/PKR', rate: '280', date: '2026-02-27', source: 'SBP' }) as const };
    const terms = {
      cards: () => ({ price, energy: null, fertility: null }),
      fx,
      saltOf: (organizationId: string) => `salt of ${organizationId}`,
    };
    const { caller, orgId } = await openDesk(open(), { inference: { ...model.port, terms } });
    const asked = await askNew(caller, 'سلام');
    expect(asked.answer.written).toMatchObject({ status: 'writing', spent: null });
    const call = await model.nextCall();
    call.say('سلام');
    call.finish('stop', [310, 12]);
    const { end } = await followAnswer(caller, idsOf(asked));
    // 310 × 0.10 $ + 12 × 0.40 $ a million.
    const rate = { rupees: '280', date: '2026-02-27', source: 'SBP', stale: false };
    const cost = { dollars: '0.000036', rupees: '0.010024', rate };
    expect(end.written?.spent).toEqual({ input: 310, output: 12, reported: true, cost, energy: null });
    expect(JSON.parse(model.server.requests[0]?.body ?? '')).toMatchObject({ cache_salt: `salt of ${orgId}` });
  });

  test('are counted where nobody reports them, and for what came before it was stopped', async () => {
    const model = await paced();
    const { caller, orgId } = await openDesk(open(), { inference: model.port });
    const whole = idsOf(await askNew(caller, 'سلام'));
    const first = await model.nextCall();
    first.say('جواب');
    first.finish();
    await followAnswer(caller, whole);
    const stopped = idsOf(await askNew(caller, 'سلام'));
    const second = await model.nextCall();
    second.say('جواب جو کبھی پورا نہیں ہوا');
    await untilText(caller, stopped);
    await caller.conversation.stop(stopped);
    const { end } = await followAnswer(caller, stopped);
    expect(end.written?.spent).toMatchObject({ reported: false, cost: null, energy: null });
    const tokensOf = (asked: typeof first.asked, text: string) =>
      BigInt(Math.ceil([...asked.messages.map(({ content }) => content), text].reduce((sum, part) => sum + costOf(part), 0)));
    const units = tokensOf(first.asked, 'جواب') + tokensOf(second.asked, 'جواب جو کبھی پورا نہیں ہوا');
    const { budgets, lines } = await usageOf(orgId);
    expect(lines).toMatchObject([{ units, counted: units, times: 2 }]);
    expect(budgets).toMatchObject([{ reserved: 0n, committed: units }]);
  });

  test('cost nothing where the model fails before its first word', async () => {
    const model = await paced();
    const { caller, orgId } = await openDesk(open(), { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    (await model.nextCall()).refuse(401, { message: 'no key' });
    await followAnswer(caller, ids);
    expect(await usageOf(orgId)).toMatchObject({ lines: [], budgets: [{ reserved: 0n, committed: 0n }] });
  });

  test('of a month are used up: rules answer, the model is not asked, and it is said what was reached and until when', async () => {
    const model = await paced();
    const settings = { inference: model.port, tools: [priceTool], meters: metersFor(500) };
    const { caller, orgId } = await openDesk(open(), settings);
    await addWheat(caller);
    const asked = await askNew(caller, 'گندم کا پانی، دام 25');
    const { end } = await followAnswer(caller, idsOf(asked));
    expect(end.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['passages', 'tool']));
    expect(end.written).toMatchObject({
      text: '',
      status: 'failed',
      failure: 'monthly_limit',
      limit: { units: '500', resets: '2026-04-01' },
    });
    expect(model.server.requests).toHaveLength(0);
    // The first instant of the next month in Karachi, and more than one prompt's worth.
    const inApril = callerOf(open(), orgId, {
      inference: model.port,
      meters: metersFor(10_000),
      now: () => new Date('2026-03-31T19:00:00Z'),
    });
    const next = await askNew(inApril, 'سلام');
    const call = await model.nextCall();
    call.say('سلام');
    call.finish();
    expect((await followAnswer(inApril, idsOf(next))).end.written).toMatchObject({ status: 'done', limit: null });
  });
});
