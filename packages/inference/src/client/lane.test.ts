import { describe, expect, test } from 'vitest';
import { manualClock } from '../../test/support/clock.ts';
import { Lane, readLimits, type Slot } from './lane.ts';

const never = new AbortController().signal;

function setup(limits = { inFlight: 1, queued: 10 }) {
  const clock = manualClock();
  const lane = new Lane(clock, limits);
  const order: string[] = [];
  const slots: Slot[] = [];
  const wait = (name: string, tenant = 'a', signal = never) =>
    lane.wait({ tenant, limitMs: 100, signal }).then((slot) => {
      order.push(name);
      slots.push(slot);
    });
  return { clock, lane, order, slots, wait };
}

/** Lets promises settle. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('as many as it may, and the next one when a place is given back; twice given back is once', async () => {
  const { lane, order, wait } = setup({ inFlight: 2, queued: 10 });
  const first = lane.take();
  lane.take();
  expect(lane.isFree).toBe(false);
  void wait('third');
  void wait('fourth');
  expect([lane.inFlight, lane.queued]).toEqual([2, 2]);
  first.release(null);
  first.release(null);
  await turn();
  expect(order).toEqual(['third']);
  expect([lane.inFlight, lane.queued]).toEqual([2, 1]);
});

test('tenants take turns, however many calls one of them has', async () => {
  const { lane, order, slots, wait } = setup();
  slots.push(lane.take());
  for (let i = 0; i < 3; i += 1) void wait(`a${i}`, 'a');
  void wait('b0', 'b');
  for (let i = 0; i < 2; i += 1) void wait(`c${i}`, 'c');
  for (let i = 0; i < 6; i += 1) {
    slots.shift()?.release(null);
    await turn();
  }
  expect(order).toEqual(['a0', 'b0', 'c0', 'a1', 'c1', 'a2']);
  expect([lane.inFlight, lane.queued]).toEqual([1, 0]);
});

describe('leaving the queue', () => {
  test('after its limit, with the phase; the place goes to the next one', async () => {
    const { clock, lane, order, slots, wait } = setup();
    slots.push(lane.take());
    const late = wait('late').catch((error: unknown) => error);
    clock.advance(50);
    void wait('next');
    clock.advance(50);
    expect(await late).toMatchObject({ code: 'timeout', phase: 'queue', retryable: true });
    expect(lane.queued).toBe(1);
    slots.shift()?.release(null);
    await turn();
    expect(order).toEqual(['next']);
  });

  test('at once by an abort, before and during the wait', async () => {
    const { lane, order, slots, wait } = setup();
    slots.push(lane.take());
    const control = new AbortController();
    const left = wait('left', 'a', control.signal).catch((error: unknown) => error);
    control.abort('enough');
    expect(await left).toBe('enough');
    expect(() => lane.wait({ tenant: 'a', limitMs: 100, signal: control.signal })).toThrow();
    slots.shift()?.release(null);
    await turn();
    expect([order, lane.inFlight, lane.queued]).toEqual([[], 0, 0]);
  });
});

test('the latency is a moving average of answers, and failures do not count', () => {
  const { lane } = setup({ inFlight: 9, queued: 0 });
  expect(lane.latencyMs).toBeNull();
  lane.take().release(100);
  lane.take().release(null);
  expect(lane.latencyMs).toBe(100);
  lane.take().release(200);
  expect(lane.latencyMs).toBeCloseTo(120);
  expect(lane.hasRoom).toBe(false);
});

test.each([{ inFlight: 0 }, { inFlight: 1.5 }, { queued: -1 }, { queued: Number.NaN }])('limits %j are refused', (limits) => {
  expect(() => readLimits(limits)).toThrowError(expect.objectContaining({ code: 'config_invalid' }));
});
