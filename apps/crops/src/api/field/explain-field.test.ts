import { createMetering, metersOf } from '@repo/billing';
import { describeDatabases } from '@repo/db/testing';
import { addDays, isoDate } from '@repo/facts';
import { type ScriptedModel, startScriptedModel } from '@repo/server/testing';
import { afterEach, expect, test } from 'vitest';
import { tokenMeter } from '../../token-meter.ts';
import { type Caller, openDesk, saveNew, wheatInputs } from '../testing/open-desk.ts';

const period = isoDate('2026-03-01');
const { sowingDate } = wheatInputs;
const lastDay = isoDate('2026-03-01');

/** Without rain, so that water is due. */
function dryWeather(): string {
  const lines = ['Date,Tmax,Tmin,Rain'];
  for (let date = sowingDate; date <= lastDay; date = addDays(date, 1)) lines.push(`${date},24,9,0`);
  return lines.join('\n');
}

describeDatabases('explaining the advice of a field', (open) => {
  let model: ScriptedModel | null = null;
  afterEach(async () => {
    await model?.close();
    model = null;
  });

  async function dryField(caller: Caller): Promise<string> {
    const { id } = await saveNew(caller, 'Canal', { ...wheatInputs, variant: 'low-grain-moisture' });
    await caller.weather.upload({ fieldId: id, csv: dryWeather(), station: 'Multan', skipFaulty: false });
    return id;
  }
  async function told(caller: Caller) {
    const steps = [];
    for await (const step of await caller.field.explain({ id: await dryField(caller) })) steps.push(step);
    const sentences = steps.flatMap((step) => (step.type === 'sentence' ? [step.text] : []));
    return { sentences, done: steps.at(-1) };
  }
  const tokensOf = async (organizationId: string) => {
    const meters = metersOf([{ id: 'crops', meters: [tokenMeter] }], {});
    const { budgets, lines } = await createMetering({ db: open(), meters }).usage({ organizationId, period });
    const ofTokens = ({ meter }: { readonly meter: string }) => meter === tokenMeter.id;
    return { budget: budgets.find(ofTokens), lines: lines.filter(ofTokens) };
  };

  test('without a model it is told by ready sentences, and says so', async () => {
    const { caller } = await openDesk(open());
    const { sentences, done } = await told(caller);
    expect(sentences[0]).toMatch(/^The field needs water now: apply [\d.]+ inches\.$/);
    expect(done).toMatchObject({ mode: 'fallback', reason: 'no_model' });
  });

  test('a model names figures, which the server writes; it is paid for', async () => {
    model = await startScriptedModel(['Give the field {crops.irr.inches} of water now. ']);
    const { caller, orgId, userId } = await openDesk(open(), { inference: model.inference });
    const { sentences, done } = await told(caller);
    expect(sentences).toEqual([expect.stringMatching(/^Give the field [\d.]+ inches of water now\.$/)]);
    expect(done).toMatchObject({ mode: 'model', model: 'scripted' });
    const { budget, lines } = await tokensOf(orgId);
    expect(lines).toMatchObject([{ vertical: 'crops', principalId: userId }]);
    expect(budget).toMatchObject({ reserved: 0n, committed: lines[0]?.units });
  });

  test.each([
    ['a figure of its own', 'Give the field 3 inches of water now. '],
    ['a dose of fertilizer', 'Give {crops.irr.inches} of water and some urea. '],
  ])('a model that writes %s twice is not shown', async (_, text) => {
    model = await startScriptedModel([text]);
    const { caller } = await openDesk(open(), { inference: model.inference });
    const { sentences, done } = await told(caller);
    expect(sentences.join(' ')).not.toMatch(/ 3 inches|urea/);
    expect(done).toMatchObject({ mode: 'fallback', reason: 'violations' });
    expect(model.asked).toHaveLength(2);
  });

  test('a month that is used up is told by ready sentences, with the day of the next', async () => {
    model = await startScriptedModel(['Never asked. ']);
    const config = { crops: { monthlyTokens: 100 } };
    const { caller } = await openDesk(open(), { inference: model.inference, config });
    const { done } = await told(caller);
    expect(done).toMatchObject({ mode: 'fallback', reason: 'budget', resets: '2026-04-01' });
    expect(model.asked).toEqual([]);
  });

  test('is refused without figures, and not found of another organization', async () => {
    const [mine, theirs] = [await openDesk(open()), await openDesk(open())];
    const { id } = await saveNew(mine.caller, 'Bare');
    const nothing = { cause: { code: 'NOTHING_TO_EXPLAIN', messageKey: 'crops.error.nothing-to-explain' } };
    await expect(mine.caller.field.explain({ id })).rejects.toMatchObject(nothing);
    await expect(theirs.caller.field.explain({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
