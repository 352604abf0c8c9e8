import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { decodePaisa } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { callerOf } from './api/testing/open-desk.ts';
import { latestQuoteFigure } from './card.ts';
import { seed } from './seed.ts';

describeDatabases('demo data', (open) => {
  test('are quotes in both languages, marked as examples, some with evidence; seeding twice changes nothing', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    const run = () => db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    await run();
    const caller = callerOf(db, orgId);
    const first = await caller.quote.list({});
    expect(first.items.length).toBeGreaterThanOrEqual(3);
    expect(new Set(first.items.map((item) => item.product)).size).toBe(2);
    for (const { title } of first.items) expect(title).toMatch(/\((?:مثال|example)\)$/);
    const [house] = first.items;
    expect((await caller.quote.get({ id: house?.id ?? '' })).evidence.length).toBeGreaterThan(0);
    expect(house?.checksPassed).toBeGreaterThan(0);
    await run();
    expect(await caller.quote.list({})).toEqual(first);
  });

  test('the card shows the first payment of the quote that changed last', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    const figure = () => db.withTenant({ orgId }, (tx) => latestQuoteFigure({ orgId, tx }));
    expect(await figure()).toBeNull();
    await db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    const [latest] = (await callerOf(db, orgId).quote.list({})).items;
    const shown = await figure();
    expect(shown?.fact).toMatchObject({ unit: 'paisa', value: latest?.firstPayment });
    expect(shown?.label.ur).toContain(latest?.title);
    expect(formatters({ locale: 'en' }).money(decodePaisa(String(shown?.fact.value)))).toMatch(/^Rs /);
  });

  test('of one organization are not seen by another', async () => {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    await db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    expect((await callerOf(db, newId()).quote.list({})).items).toEqual([]);
  });
});
