import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeEach, expect, test } from 'vitest';
import { lostDays } from '../local/advance.ts';
import type { BookQuery } from './manual-provider.ts';
import { manualScene } from './testing/manual-scene.ts';

describeDatabases('the books of transfers, page by page', (open) => {
  const scene = manualScene(open);
  const { manual, request, receive, pay } = scene;
  const found = async (find: string, show: BookQuery['show'] = 'all') =>
    (await manual().list({ show, find })).items.map(({ id }) => id);

  beforeEach(() => scene.begin());

  /** Invoices of one name, of which each three were paid in the same instant, and half of them only now. */
  const manyPaid = async (name: string, count: number) => {
    const { organizationId, issuer, clock } = scene;
    const terms = {
      vertical: 'shop',
      plan: 'team',
      interval: 'month',
      currency: 'PKR',
      seats: 1,
      total: 1n,
      lines: [],
      method: 'bank',
    };
    const data = Array.from({ length: count }, (_, index) => {
      const id = newId();
      const paidAt = new Date(clock.getTime() + Math.floor(index / 3) * 1000 * (index % 2 === 0 ? 1 : -1));
      const times = { issuedAt: clock, dueAt: clock, changedAt: clock, periodStart: clock, periodEnd: clock, paidAt };
      return { id, organizationId, requestId: id, issuer, number: `X-${id}`, buyerName: name, ...terms, ...times };
    });
    await open().prisma.manualInvoice.createMany({ data });
    return data
      .toSorted((one, other) => other.paidAt.getTime() - one.paidAt.getTime() || (one.id < other.id ? 1 : -1))
      .map(({ id }) => id);
  };

  test('no paid invoice is out of reach: pages of 24 hold each once, what was paid last first', async () => {
    const find = `Mill ${newId()}`;
    const ids = await manyPaid(find, 53);
    const pages: string[][] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await manual().list({ show: 'settled', find, ...(after === undefined ? {} : { after }) });
      pages.push(page.items.map(({ id }) => id));
      after = page.next;
      // What is paid between two pages comes before both and moves nothing.
      scene.clock = new Date(scene.clock.getTime() + 86_400_000);
      await manyPaid(find, 1);
    }
    expect(pages.map(({ length }) => length)).toEqual([24, 24, 5]);
    expect(pages.flat()).toEqual(ids);
    const unknown = manual().list({ show: 'settled', after: newId() });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(manual().list({ show: 'open', after: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('what waits for a second person is apart, and nothing is on two shelves', async () => {
    const open = await request();
    const waiting = await request();
    const settled = await request();
    const [later, part] = [await request(), await request()];
    await receive(waiting.id, 1n);
    await pay(settled.id, 756_000n);
    await pay(later.id, 756_000n);
    await pay(part.id, 1n);
    expect(await scene.shelf('waiting')).toEqual([waiting.id]);
    expect(await scene.shelf('open')).toEqual([part.id, open.id]);
    expect(await scene.shelf('settled')).toEqual([later.id, settled.id]);
    await receive(settled.id, 1n);
    expect(await scene.shelf('waiting')).toEqual([waiting.id, settled.id]);
    expect(await scene.shelf('settled')).toEqual([later.id]);
  });

  test('an invoice whose money was sent back waits for it as long as the plan does', async () => {
    const { id } = await request();
    const receiptId = await pay(id, 756_000n);
    const back = { receiptId, amount: 756_000n, bankReference: newId(), at: scene.clock, reason: 'asked for' };
    await manual().confirm(scene.second, await manual().reverse(scene.first, back));
    expect([await scene.shelf('open'), await scene.shelf('settled')]).toEqual([[id], []]);
    scene.clock = new Date(scene.clock.getTime() + lostDays * 86_400_000);
    expect([await scene.shelf('open'), await scene.shelf('settled')]).toEqual([[], [id]]);
  });

  test('an invoice is found by a part of its number, of a reference or of who buys, in any digits', async () => {
    const [one, other] = [await request(), await request()];
    const mark = newId().slice(-12);
    await manual().declare(one.id, scene.organizationId, `حوالہ ${mark}_a%`);
    await receive(other.id, 5n, `ibft/${mark}/9`);
    expect(await found(`۲۰۲۶-۰۰۰۰۰۲`)).toContain(other.id);
    expect(await found(mark)).toEqual([other.id, one.id]);
    expect(await found(`  IBFT/${mark.toUpperCase()}`)).toEqual([other.id]);
    expect(await found(`حوالہ ${mark}`)).toEqual([one.id]);
    expect(await found(`${mark}_a%`)).toEqual([one.id]);
    expect(await found(`${mark}%`)).toEqual([]);
    expect(await found(`ibft_${mark}`)).toEqual([]);
    expect(await found('میر ٹریڈ')).toContain(one.id);
    expect(await found(mark, 'waiting')).toEqual([other.id]);
    await manual().cancel(one.id, scene.organizationId);
    expect(await found(mark)).toEqual([other.id, one.id]);
  });
});
