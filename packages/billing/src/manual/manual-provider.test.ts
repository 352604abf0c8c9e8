import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { beforeEach, expect, test } from 'vitest';
import { createLocalProvider } from '../local/create-local-provider.ts';
import { at, catalogue, code, manualScene } from './testing/manual-scene.ts';

describeDatabases('manual invoices', (open) => {
  const scene = manualScene(open);
  const { manual, request, receive, pay, wish, held, written, payments, entitlement, shelf, first, second, buyer } = scene;

  beforeEach(() => scene.begin());

  test('a plan is active when a second person confirms the payment that was recorded, for the period that was paid', async () => {
    const invoice = await request();
    // 3 × 252000.
    expect(invoice).toMatchObject({
      number: '2026-000001',
      total: 756_000n,
      status: 'open',
      dueAt: at('2026-11-25T09:00'),
      buyer,
    });
    await manual().declare(invoice.id, scene.organizationId, '  FT2631412  ');
    const receipt = await receive(invoice.id, 756_000n, 'SADA-77');
    expect(await receive(invoice.id, 756_000n, 'SADA-77')).toBe(receipt);
    expect(await manual().read(invoice.id, scene.organizationId)).toMatchObject({
      payerReference: 'FT2631412',
      paid: 0n,
      waiting: 756_000n,
    });
    await expect(manual().confirm(first, receipt)).rejects.toMatchObject({ code: 'SECOND_PERSON', kind: 'forbidden' });
    expect(await entitlement()).toMatchObject({ plan: 'free' });
    expect(await payments()).toEqual([]);
    scene.clock = at('2026-11-12T09:00');
    await Promise.all(Array.from({ length: 10 }, () => manual().confirm(second, receipt)));
    expect(await entitlement()).toMatchObject({ plan: 'team', changesAt: at('2026-12-12T09:00') });
    expect(await held()).toMatchObject({ provider: 'manual', seats: 3, endsAtPeriodEnd: true });
    expect(await written()).toMatchObject([{ number: '2026-000001', total: 756_000n, paid: 756_000n, status: 'paid' }]);
    expect(await payments()).toMatchObject([
      { kind: 'payment', gross: 756_000n, payerCountry: 'PK', payerCountryBasis: 'bank', settledAt: at('2026-11-10T09:00') },
    ]);
    scene.clock = at('2026-12-12T09:00');
    expect(await entitlement()).toMatchObject({ plan: 'free', state: 'ended' });
  });

  test('the database itself refuses the same person twice, and a receipt that is changed or taken away', async () => {
    const { id } = await request();
    const receipt = await receive(id, 1n);
    const where = { id: receipt };
    await expect(
      open().prisma.manualReceipt.update({ where, data: { confirmedBy: first, confirmedAt: scene.clock } }),
    ).rejects.toThrow();
    await expect(open().prisma.manualReceipt.update({ where, data: { amount: 2n } })).rejects.toThrow();
    await manual().confirm(second, receipt);
    await expect(open().prisma.manualReceipt.update({ where, data: { confirmedBy: newId() } })).rejects.toThrow();
    await expect(open().prisma.manualReceipt.delete({ where })).rejects.toThrow();
  });

  test('a part pays nothing yet, the rest makes it active, and what is too much stays to be sent back', async () => {
    const { id } = await request();
    await pay(id, 700_000n);
    expect(await entitlement()).toMatchObject({ plan: 'free' });
    expect(await written()).toMatchObject([{ paid: 700_000n, status: 'open' }]);
    await pay(id, 100_000n);
    expect(await entitlement()).toMatchObject({ plan: 'team' });
    expect(await manual().read(id, scene.organizationId)).toMatchObject({ paid: 800_000n, total: 756_000n, status: 'paid' });
    expect([await shelf('waiting'), await shelf('open'), await shelf('settled')]).toEqual([[], [], [id]]);
  });

  test('what is sent back is a contra row that a second person confirms; what is then not paid for is missing', async () => {
    const { id } = await request();
    const receipt = await pay(id, 800_000n);
    const back = { receiptId: receipt, bankReference: 'BACK-1', at: scene.clock, reason: 'too much' };
    const tooMuch = await manual().reverse(first, { ...back, amount: 44_000n });
    expect(await manual().reverse(first, { ...back, amount: 44_000n })).toBe(tooMuch);
    await expect(manual().confirm(first, tooMuch)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
    await expect(manual().reverse(first, { ...back, bankReference: 'BACK-2', amount: 756_001n })).rejects.toMatchObject({
      code: 'REFUND_TOO_LARGE',
    });
    expect([await shelf('waiting'), await shelf('open'), await shelf('settled')]).toEqual([[id], [], []]);
    await manual().confirm(second, tooMuch);
    expect(await held()).toMatchObject({ status: 'active' });
    scene.clock = at('2026-11-15T09:00');
    await manual().confirm(
      second,
      await manual().reverse(first, { ...back, bankReference: 'BACK-3', at: scene.clock, amount: 756_000n }),
    );
    expect(await held()).toMatchObject({ status: 'past-due', pastDueSince: at('2026-11-15T09:00') });
    expect((await payments()).map(({ kind, gross }) => [kind, gross])).toEqual([
      ['payment', 800_000n],
      ['refund', -44_000n],
      ['refund', -756_000n],
    ]);
    expect(await written()).toMatchObject([{ paid: 0n, status: 'open' }]);
    await pay(id, 756_000n);
    expect(await held()).toMatchObject({ status: 'active', periodEnd: at('2026-12-10T09:00') });
  });

  test('a plan is paid ahead from its own end, and not beside another one', async () => {
    await pay((await request()).id, 756_000n);
    await pay((await request({ interval: 'year', seats: 2 })).id, 5_040_000n);
    expect(await held()).toMatchObject({ periodStart: at('2026-11-10T09:00'), periodEnd: at('2027-12-10T09:00'), seats: 3 });
    scene.clock = at('2026-12-20T09:00');
    const truth = await manual().fetchTruth(`manual_${scene.organizationId}`);
    expect(truth?.subscriptions).toMatchObject([
      { periodStart: at('2026-12-10T09:00'), seats: 2, interval: 'year', status: 'active' },
    ]);
    await expect(request({ plan: 'scale' })).rejects.toMatchObject({ code: 'PLAN_HELD' });
    scene.clock = at('2027-12-10T09:00');
    expect((await manual().fetchTruth(`manual_${scene.organizationId}`))?.subscriptions).toMatchObject([{ status: 'ended' }]);
    expect((await request({ plan: 'scale' })).total).toBe(2_436_000n);
  });

  test('what another provider collects for meanwhile stays, and the money is in the books all the same', async () => {
    const { id } = await request();
    const state = {
      reference: `sub_${scene.organizationId}`,
      plan: 'scale',
      interval: 'month',
      currency: 'PKR',
      seats: 1,
      status: 'active',
    };
    const period = { periodStart: scene.clock, periodEnd: at('2026-12-10T09:00'), updatedAt: scene.clock };
    await open().prisma.subscription.create({
      data: { organizationId: scene.organizationId, vertical: 'shop', provider: 'stripe', ...state, ...period },
    });
    await pay(id, 756_000n);
    expect(await held()).toMatchObject({ provider: 'stripe', plan: 'scale' });
    expect(await manual().read(id, null)).toMatchObject({ status: 'paid', period: null });
    expect(await shelf('open')).toEqual([id]);
    expect(await payments()).toHaveLength(1);
    const local = createLocalProvider({ db: open(), catalogue, now: () => scene.clock });
    await local.createCustomer({ organizationId: scene.organizationId, name: 'x', email: 'x@example.test', locale: 'en' });
    const { url } = await local.createCheckout(wish(), { done: '/', abandoned: '/' });
    const paying = local.pay(url.replace('/billing/checkout/', ''), scene.organizationId, 'paid');
    await expect(paying).rejects.toMatchObject({ code: 'PLAN_HELD' });
  });

  test('a receipt that is wrong is set aside and recorded anew, and an invoice that nobody wants keeps its number', async () => {
    const { id } = await request();
    const wrong = await receive(id, 7_560_000n, 'FT-9');
    await expect(manual().cancel(id, scene.organizationId)).rejects.toMatchObject({ code: 'INVOICE_PAID' });
    await manual().dismiss(first, wrong);
    await manual().dismiss(second, wrong);
    await expect(manual().confirm(second, wrong)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await manual().read(id, null)).toMatchObject({ paid: 0n, waiting: 0n, receipts: [{ dismissedBy: first }] });
    const anew = await receive(id, 7_560_000n, 'FT-9');
    expect(anew).not.toBe(wrong);
    await manual().dismiss(second, anew);
    await manual().cancel(id, scene.organizationId);
    await manual().cancel(id, scene.organizationId);
    expect(await written()).toMatchObject([{ number: '2026-000001', status: 'void', paid: 0n }]);
    expect([await shelf('waiting'), await shelf('open'), await shelf('all')]).toEqual([[], [], [id]]);
    await expect(receive(id, 756_000n)).rejects.toMatchObject({ code: 'INVOICE_VOID' });
    expect((await request()).number).toBe('2026-000002');
    const paid = await request();
    const receipt = await pay(paid.id, 756_000n);
    await expect(manual().dismiss(first, receipt)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(manual().cancel(paid.id, scene.organizationId)).rejects.toMatchObject({ code: 'INVOICE_PAID' });
    await expect(manual().cancel(paid.id, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a transfer counts once, whichever invoices it is recorded for', async () => {
    const other = await createOrganization(open());
    const [mine, theirs] = await Promise.all([request(), request({ organizationId: other.orgId })]);
    const receipts = await Promise.all([
      receive(mine.id, 5n, 'FT-1'),
      receive(theirs.id, 5n, 'FT-1'),
      receive(mine.id, 6n, 'FT-1'),
    ]);
    const confirmed = await Promise.allSettled(receipts.map((each) => manual().confirm(second, each)));
    expect(confirmed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(confirmed.flatMap((each) => (each.status === 'rejected' ? [code(each.reason)] : []))).toEqual([
      'TRANSFER_USED',
      'TRANSFER_USED',
    ]);
  });

  test('one reference in other digits, letters and spaces is one transfer, and what counts already is not recorded again', async () => {
    const [one, other] = [await request(), await request()];
    const typed = `  ft ۷۷-${one.id.slice(-12)}\u200e  حوالہ `;
    const receipt = await receive(one.id, 756_000n, typed);
    const read = `FT 77-${one.id.slice(-12).toUpperCase()} حوالہ`;
    expect((await manual().read(one.id, null)).receipts).toMatchObject([{ bankReference: read }]);
    expect(await receive(one.id, 756_000n, read.toLowerCase())).toBe(receipt);
    const twice = await receive(other.id, 756_000n, read);
    await manual().confirm(second, receipt);
    const used = { code: 'TRANSFER_USED', field: 'bankReference' };
    await expect(manual().confirm(second, twice)).rejects.toMatchObject(used);
    await expect(receive(other.id, 5n, read.toLowerCase())).rejects.toMatchObject(used);
  });

  test('money of an organization that was deleted is in the books, begins nothing, and is sent back', async () => {
    const { id } = await request();
    const receipt = await receive(id, 756_000n);
    await open().prisma.organization.delete({ where: { id: scene.organizationId } });
    await manual().confirm(second, receipt);
    expect(await manual().read(id, null)).toMatchObject({ status: 'paid', period: null });
    expect(await shelf('open')).toEqual([id]);
    const back = { receiptId: receipt, amount: 756_000n, bankReference: newId(), at: scene.clock, reason: 'deleted' };
    await manual().confirm(second, await manual().reverse(first, back));
    expect((await payments()).map(({ gross }) => gross)).toEqual([756_000n, -756_000n]);
    expect(await written()).toMatchObject([{ paid: 0n, status: 'open' }]);
    expect(await held()).toBeNull();
  });

  test('what is recorded again with another proof or another day is refused, and nothing of either is lost', async () => {
    const { id } = await request();
    const money = { invoiceId: id, amount: 756_000n, bankReference: newId(), receivedAt: scene.clock };
    const receipt = await manual().record(first, money);
    expect(await manual().record(second, money)).toBe(receipt);
    const known = { code: 'RECEIPT_KNOWN', field: 'bankReference' };
    const proven = { ...money, proof: 'cd'.repeat(32) };
    await expect(manual().record(first, proven)).rejects.toMatchObject(known);
    await expect(manual().record(first, { ...money, receivedAt: at('2026-11-09T09:00') })).rejects.toMatchObject(known);
    await manual().dismiss(first, receipt);
    const { receipts } = await manual()
      .record(first, proven)
      .then(() => manual().read(id, null));
    expect(receipts.map(({ proof }) => proof)).toEqual([null, proven.proof]);
  });

  test('money neither arrives long before its invoice nor leaves before it arrived', async () => {
    const { id } = await request();
    const money = { invoiceId: id, amount: 1n, bankReference: newId() };
    const early = manual().record(first, { ...money, receivedAt: at('2025-11-08T09:00') });
    await expect(early).rejects.toMatchObject({ code: 'DAY_EARLY', field: 'receivedAt' });
    await manual().record(first, { ...money, receivedAt: at('2025-11-10T09:00') });
    const receiptId = await pay(id, 756_000n);
    const back = { receiptId, amount: 1n, bankReference: newId(), at: at('2026-11-10T08:59'), reason: 'x' };
    await expect(manual().reverse(first, back)).rejects.toMatchObject({ code: 'BACK_EARLY', field: 'at' });
  });

  test('who withdrew an invoice in another tab is told, not that its reference is kept', async () => {
    const { id } = await request();
    await manual().cancel(id, scene.organizationId);
    const declared = manual().declare(id, scene.organizationId, 'FT-1');
    await expect(declared).rejects.toMatchObject({ code: 'INVOICE_WITHDRAWN' });
    expect(await manual().read(id, null)).toMatchObject({ payerReference: null, status: 'void' });
  });

  test('refuses what makes no sense, and what is another organization’s', async () => {
    const { id } = await request();
    const other = await createOrganization(open());
    await expect(manual().read(id, other.orgId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(manual().declare(id, other.orgId, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(manual().declare(id, scene.organizationId, ' ')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'payerReference',
    });
    await expect(request({ currency: 'USD' })).rejects.toMatchObject({ code: 'CURRENCY_UNAVAILABLE' });
    await expect(request({ seats: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(receive(id, 0n)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'amount' });
    await expect(receive(id, 1n, ' \u200e ')).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'bankReference' });
    await expect(receive('x', 1n)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const tomorrow = { invoiceId: id, amount: 1n, bankReference: 'x', receivedAt: at('2026-11-11T09:00') };
    await expect(manual().record(first, tomorrow)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'receivedAt' });
    for (const broken of ['a\nb', 'a\u0000b', 'a\u001bb']) {
      await expect(receive(id, 1n, broken)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'bankReference' });
      await expect(manual().declare(id, scene.organizationId, broken)).rejects.toMatchObject({ field: 'payerReference' });
    }
    const reference = `manual_${scene.organizationId}_shop`;
    await expect(manual().changeSubscription(reference, { plan: 'scale', requestId: 'x' })).rejects.toMatchObject({
      code: 'INVOICE_NEEDED',
    });
    await manual().changeSubscription(reference, { seats: 4, requestId: 'x' });
    expect(await manual().fetchTruth('local_x')).toBeNull();
    const { url } = await manual().createCheckout(wish(), { done: '/', abandoned: '/' });
    expect(url).toMatch(/^\/billing\/invoices\/[0-9a-f-]{36}$/);
  });
});
