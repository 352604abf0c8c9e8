import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { callerOf, saveNew } from './api/testing/open-desk.ts';
import { latestFieldFigure } from './card.ts';
import { seed } from './seed.ts';

describeDatabases('demo data', (open) => {
  test('is one field, marked as an example; seeding twice changes nothing', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    const run = () => db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    await run();
    const caller = callerOf(db, orgId);
    const first = await caller.field.list({});
    expect(first.items.map(({ title }) => title)).toEqual(['کپاس، Maricopa 2013 (مثال)']);
    const field = await caller.field.get({ id: first.items[0]?.id ?? '' });
    await run();
    expect(await caller.field.list({})).toEqual(first);
    expect(await caller.field.get({ id: field.id })).toEqual(field);
  });

  /** Sums and single days of the source's own files, pyfao56 1.4.0 tests/test01, CC0-1.0. */
  test('is what the station and the study recorded', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    await db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    const caller = callerOf(db, orgId);
    const [item] = (await caller.field.list({})).items;
    const { weather, entries } = await caller.field.get({ id: item?.id ?? '' });
    expect(weather).toHaveLength(100);
    expect(new Set(weather.map(({ kind, provider }) => `${kind} ${provider}`))).toEqual(new Set(['station AZMET Maricopa']));
    expect(weather[0]).toMatchObject({
      date: '2013-04-23',
      tmaxC: 32.5,
      tminC: 14.5,
      rhMaxPct: 35.9,
      rhMinPct: 10.4,
      tdewC: -2.3,
      wind: { speedMs: 2.2, heightM: 3 },
      rsMj: 27.67,
      rainMm: 0,
      et0ProviderMm: 6.97,
    });
    expect(weather.at(-1)).toMatchObject({ date: '2013-07-31', tmaxC: 42.8, rsMj: 19.49, et0ProviderMm: 7.25 });
    expect(entries).toHaveLength(31);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['irrigation']));
    expect([entries[0], entries[1], entries.at(-1)].map((entry) => [entry?.date, entry?.depth])).toEqual([
      ['2013-04-25', 330],
      ['2013-04-30', 1080],
      ['2013-07-29', 101],
    ]);
  });

  test('a seeded field that somebody deleted does not come back', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    const run = () => db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    await run();
    const caller = callerOf(db, orgId);
    const [item] = (await caller.field.list({})).items;
    await caller.field.delete({ id: item?.id ?? '' });
    await run();
    expect((await caller.field.list({})).items).toEqual([]);
  });

  test('of one organization is not seen by another', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    await db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    expect((await callerOf(db, newId()).field.list({})).items).toEqual([]);
  });
});

describeDatabases('the card', (open) => {
  test('shows what the field really used on the last day known, and nothing where there is nothing to show', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    const figure = () => db.withTenant({ orgId }, (tx) => latestFieldFigure({ orgId, tx }));
    expect(await figure()).toBeNull();
    await db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    const shown = await figure();
    expect(shown?.fact).toMatchObject({ id: 'crops.eta.day', unit: 'mm' });
    // Without stress it would be Kcb of mid-season (FAO-56 Rev.1, Table 7.2) times the station's own 7.25 mm at least; two days after
    // a small irrigation the roots are short of water, so it is less.
    expect(Number(shown?.fact.value)).toBeGreaterThan(0.8 * 7.25);
    expect(Number(shown?.fact.value)).toBeLessThan(1.05 * 7.25 - 0.5);
    expect(shown?.label.en).toMatch(/^Water that the field used on 31 July 2013: .*Maricopa/);
    expect(shown?.label.ur).toMatch(/^31 جولائی 2013 .*: کپاس/);
    await saveNew(callerOf(db, orgId), 'Without weather');
    expect(await figure()).toBeNull();
  });
});
