/** What an explanation costs its organization. */
import { createMetering, metersOf } from '@repo/billing';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { type ScriptedModel, startScriptedModel } from '@repo/server/testing';
import { afterEach, expect, test } from 'vitest';
import { tokenMeter } from '../../token-meter.ts';
import { type Caller, openDesk, saveNew } from '../testing/open-desk.ts';

const period = isoDate('2026-03-01');
const config = (monthlyTokens?: number) => ({ financing: monthlyTokens === undefined ? {} : { monthlyTokens } });
const sentence = 'The first instalment is Rs 71,369.79 [f:financing.murabaha.first-payment]. ';

describeDatabases('an explanation by a model', (open) => {
  let model: ScriptedModel;
  afterEach(() => model.close());

  const usageOf = async (organizationId: string) => {
    const meters = metersOf([{ id: 'financing', meters: [tokenMeter] }], {});
    const { budgets, lines } = await createMetering({ db: open(), meters }).usage({ organizationId, period });
    const ofTokens = ({ meter }: { readonly meter: string }) => meter === tokenMeter.id;
    return { budget: budgets.find(ofTokens), lines: lines.filter(ofTokens) };
  };
  const stepsOf = async (caller: Caller) => caller.quote.explain({ id: (await saveNew(caller, 'Car')).id });

  test('is booked, to the last token', async () => {
    model = await startScriptedModel([sentence]);
    const { caller, orgId, userId } = await openDesk(open(), { inference: model.inference });
    const steps = [];
    for await (const step of await stepsOf(caller)) steps.push(step);
    expect(steps.at(-1)).toMatchObject({ type: 'done', mode: 'model', resets: null });
    const { budget, lines } = await usageOf(orgId);
    expect(lines).toMatchObject([{ meter: 'financing.tokens', vertical: 'financing', principalId: userId }]);
    expect(budget).toMatchObject({ reserved: 0n, committed: lines[0]?.units });
  });

  test('AB-092 that its reader leaves is booked as far as it came, and no further', async () => {
    model = await startScriptedModel([sentence, 'The last'], 'waits');
    const { caller, orgId } = await openDesk(open(), { inference: model.inference });
    for await (const step of await stepsOf(caller)) {
      expect(step).toMatchObject({ type: 'sentence' });
      break;
    }
    const { budget, lines } = await usageOf(orgId);
    expect(lines).toHaveLength(1);
    expect(budget).toMatchObject({ reserved: 0n, committed: lines[0]?.units });
    expect(lines[0]?.counted).toBe(lines[0]?.units);
  });

  test('that the month does not hold is told without one: nobody is asked, and it says when there is a new month', async () => {
    model = await startScriptedModel([sentence]);
    const { caller, orgId } = await openDesk(open(), { inference: model.inference, config: config(100) });
    const steps = [];
    for await (const step of await stepsOf(caller)) steps.push(step);
    expect(steps.at(-1)).toMatchObject({ mode: 'fallback', reason: 'budget', resets: '2026-04-01', model: null });
    expect(steps).toContainEqual(expect.objectContaining({ text: expect.stringContaining('Rs 71,369.79') }));
    expect(model.asked).toEqual([]);
    expect((await usageOf(orgId)).lines).toEqual([]);
  });
});
