import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { at, manualScene } from './testing/manual-scene.ts';

describeDatabases('an invoice that is open', (open) => {
  const scene = manualScene(open);
  const ask = (changes: Parameters<typeof scene.wish>[0] = {}) =>
    scene.manual().requestOnce(scene.wish({ requestId: newId(), ...changes }), { method: 'bank', buyer: scene.buyer });

  test('is shown again until it is paid, withdrawn or due, and another one is refused beside it', async () => {
    await scene.begin();
    const made = await Promise.all(Array.from({ length: 4 }, () => ask()));
    expect(new Set(made.map(({ number }) => number))).toEqual(new Set(['2026-000001']));
    await expect(ask({ plan: 'scale' })).rejects.toMatchObject({ code: 'INVOICE_OPEN' });
    await expect(ask({ seats: 4 })).rejects.toMatchObject({ code: 'INVOICE_OPEN' });
    await scene.manual().cancel(made[0]?.id ?? '', scene.organizationId);
    const scale = await ask({ plan: 'scale' });
    expect(scale.number).toBe('2026-000002');
    await scene.pay(scale.id, scale.total);
    expect((await ask({ plan: 'scale' })).number).toBe('2026-000003');
    scene.clock = at('2026-11-30T09:00');
    expect((await ask({ plan: 'scale' })).number).toBe('2026-000004');
  });
});
