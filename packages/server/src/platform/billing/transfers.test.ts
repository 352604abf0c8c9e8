import { newId, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { addDays, addMonths, isoDate, todayInKarachi } from '@repo/facts';
import { beforeEach, expect, test } from 'vitest';
import { account, billingScene, wish, wishOf } from './testing/billing-scene.ts';

describeDatabases('plans that are paid by transfer', (open) => {
  const scene = billingScene(open);
  const { callerAs, operator } = scene;
  const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

  beforeEach(() => scene.begin());

  test('a plan is paid by transfer: one operator records the money, another one confirms it, and the log tells of both', async () => {
    scene.now.transfer = account;
    const owner = callerAs('owner');
    const wanted = {
      vertical: 'shop',
      plan: 'scale',
      interval: 'month',
      currency: 'PKR',
      method: 'bank',
      ntn: '۱۲۳۴۵۶۷-۸',
    } as const;
    const { id, number, status, total } = await owner.transfer.request(wanted);
    expect([number, status, total]).toEqual([expect.stringMatching(/^\d{4}-\d{6}$/), 'open', '250000']);
    await owner.transfer.declare({ id, reference: 'FT-20261128' });
    expect(await owner.invoice({ id })).toMatchObject({
      ...{ invoice: { number, status: 'open' }, buyer: { name: 'Sample', ntn: '1234567-8' }, playMoney: false },
      transfer: { id, method: 'bank', payTo: { ...account, raastId: null }, payerReference: 'FT-20261128', waiting: '0' },
    });
    const [first, second] = [operator(newId()), operator(newId())];
    const money = { invoiceId: id, amount: '250000', bankReference: `FT ${number}`, receivedAt: yesterday() };
    const { id: receiptId } = await first.record(money);
    await expect(first.confirm({ receiptId })).rejects.toMatchObject({ cause: { code: 'SECOND_PERSON' } });
    const mine = (await first.list({ show: 'waiting', find: number })).items.filter((each) => each.id === id);
    expect(mine).toMatchObject([
      {
        payerReference: 'FT-20261128',
        paid: '0',
        receipts: [{ state: 'waiting', own: true, recordedBy: null, proof: null, payerCountry: null }],
      },
    ]);
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'free' }]);
    await second.confirm({ receiptId });
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'scale', held: { seats: 1, byTransfer: true } }]);
    expect(await owner.transfer.invoice({ id })).toMatchObject({ status: 'paid', paid: '250000' });
    const settled = (await second.list({ show: 'settled', find: number })).items.filter((each) => each.id === id);
    expect(settled).toMatchObject([{ paid: '250000', receipts: [{ state: 'confirmed', own: false, reverses: null }] }]);
    const { rows } = await open().query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE "orgId" = $1 AND "targetId" IN ($2, $3) ORDER BY seq',
      [platformOrg, id, receiptId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['platform.billing.books.record', 'platform.billing.books.confirm']);
    const stranger = callerAs('owner', await createOrganization(open()));
    await expect(stranger.transfer.invoice({ id })).rejects.toThrow('NOT_FOUND');
    await expect(stranger.transfer.withdraw({ id })).rejects.toThrow('NOT_FOUND');
    await expect(operator(newId()).record({ ...money, amount: '-5' })).rejects.toThrow();
    await expect(scene.visitor().books.confirm({ receiptId })).rejects.toThrow('NOT_ALLOWED');
  });

  test('the page of an invoice says what is short, what is too much and what was sent back, with the tax numbers of both', async () => {
    scene.now.transfer = account;
    const owner = callerAs('owner');
    const wanted = { ...wishOf('scale'), method: 'raast', ntn: 'a123456-7' } as const;
    await expect(owner.transfer.request({ ...wanted, method: 'bank', ntn: '123' })).rejects.toThrow();
    scene.now.transfer = { ...account, raastId: '03001234567' };
    const { id } = await callerAs('owner').transfer.request(wanted);
    const [first, second] = [operator(newId()), operator(newId())];
    const moved = async (amount: string, bankReference: string = newId().toUpperCase()) => {
      const made = await first.record({
        invoiceId: id,
        amount,
        bankReference,
        receivedAt: yesterday(),
        proof: 'ab'.repeat(32),
      });
      await second.confirm({ receiptId: made.id });
      return made.id;
    };
    await moved('100000', `PART-${id}`);
    const on = todayInKarachi(new Date(Date.now() - 86_400_000));
    expect(await owner.invoice({ id })).toMatchObject({
      ...{ balance: '150000', buyer: { ntn: 'A123456-7' }, issuer: { name: 'Sample Ltd', ntn: '7654321-0' } },
      transfer: { moved: [{ on, amount: '100000', reference: `PART-${id}`.toUpperCase() }], period: null },
    });
    const receiptId = await moved('170000');
    const paid = await owner.invoice({ id });
    expect(paid).toMatchObject({ invoice: { status: 'paid', paid: '270000' }, balance: '-20000' });
    const today = todayInKarachi(new Date());
    expect(paid.transfer?.period?.from).toBe(today);
    expect(addDays(isoDate(paid.transfer?.period?.to ?? ''), 1)).toBe(addMonths(today, 1));
    const back = { receiptId, amount: '20000', bankReference: newId(), at: new Date().toISOString(), reason: 'too much' };
    const { id: contra } = await first.reverse(back);
    await second.confirm({ receiptId: contra });
    expect(await owner.invoice({ id })).toMatchObject({ balance: '0', transfer: { moved: [{}, {}, { amount: '-20000' }] } });
    const booked = (await first.list({ show: 'all', find: `part-${id}` })).items;
    expect(booked).toMatchObject([{ receipts: [{ proof: 'ab'.repeat(32), payerCountry: 'PK' }, {}, { proof: null }] }]);
  });

  test('whatever moves money wants a sign-in of a moment ago, of an operator in their own place', async () => {
    scene.now.transfer = account;
    const { id } = await callerAs('owner').transfer.request({ ...wishOf('scale'), method: 'bank', ntn: null });
    const money = { invoiceId: id, amount: '1', bankReference: newId(), receivedAt: yesterday() };
    const { id: receiptId } = await operator(newId()).record(money);
    const tired = operator(newId(), 3_600_000);
    const back = { receiptId, amount: '1', bankReference: newId(), at: yesterday(), reason: 'x' };
    const deeds = [tired.record(money), tired.confirm({ receiptId }), tired.dismiss({ receiptId }), tired.reverse(back)];
    for (const deed of deeds) await expect(deed).rejects.toThrow('SESSION_NOT_FRESH');
    expect((await tired.list({ show: 'all', find: money.bankReference })).items).toMatchObject([
      { paid: '0', gone: false, receipts: [{ state: 'waiting' }] },
    ]);
    await open().prisma.organization.delete({ where: { id: scene.org().orgId } });
    const { items } = await operator(newId()).list({ show: 'waiting', find: money.bankReference });
    expect(items).toMatchObject([{ gone: true }]);
  });

  test('without an account nothing is sold by transfer, and with one nobody gets a plan for play money', async () => {
    const owner = callerAs('owner');
    const wanted = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'PKR', ntn: null } as const;
    const refusal = { cause: { code: 'TRANSFER_UNAVAILABLE', messageKey: 'billing.error.transfer-unavailable' } };
    expect((await owner.overview()).provider).toMatchObject({ playMoney: true, checkout: true, transfer: [] });
    await expect(owner.transfer.request({ ...wanted, method: 'bank' })).rejects.toMatchObject(refusal);
    scene.now.transfer = account;
    const payer = callerAs('owner');
    expect((await payer.overview()).provider).toMatchObject({ playMoney: false, checkout: false, transfer: ['bank'] });
    await expect(payer.transfer.request({ ...wanted, method: 'raast' })).rejects.toMatchObject(refusal);
    await expect(payer.buy({ ...wish, plan: 'team' })).rejects.toMatchObject({
      cause: { code: 'NO_CHECKOUT', messageKey: 'billing.error.no-checkout' },
    });
    expect((await payer.invoices({})).items).toEqual([]);
    // No trial was used up where there is none: it is still there for who collects by itself.
    expect((await payer.overview()).verticals).toMatchObject([{ plans: [{}, { id: 'team', trialDays: 0 }, {}] }]);
    scene.now.transfer = undefined;
    expect(await callerAs('owner').buy({ ...wish, plan: 'team' })).toMatchObject({ trialDays: 14 });
    scene.now.transfer = { ...account, raastId: '03001234567' };
    expect((await callerAs('owner').overview()).provider.transfer).toEqual(['bank', 'raast']);
  });
});
