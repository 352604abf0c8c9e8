import { AppError } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createTurns, type Turn, type Turns } from './turns.ts';

const refused = { code: 'DATABASE_UNAVAILABLE', kind: 'unavailable', retryAfter: 2 };

/** Lets everything that was decided be told. */
const told = () => new Promise<void>((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

describe('turns', () => {
  const take = (turns: Turns, party: string, into: string[]) =>
    turns.take(party).then((turn) => {
      into.push(party);
      return turn;
    });
  const endAll = async (begun: readonly Promise<Turn>[]) => {
    for (const turn of begun) {
      (await turn).end();
      await told();
    }
  };

  test('one that comes while another is served is next, however many of that one wait', async () => {
    const turns = createTurns({ atOnce: 1, patience: 1000, mostWaiting: 100 });
    const order: string[] = [];
    const busy = Array.from({ length: 50 }, () => take(turns, 'busy', order));
    const calm = take(turns, 'calm', order);
    (await busy[0])?.end();
    (await calm).end();
    await told();
    expect(order).toEqual(['busy', 'calm', 'busy']);
    await endAll(busy.slice(1));
    expect(order).toHaveLength(51);
    expect(turns.waiting).toBe(0);
  });

  test('one that waits alone gets every connection, and gives way as they come back', async () => {
    const turns = createTurns({ atOnce: 3, patience: 1000, mostWaiting: 100 });
    const order: string[] = [];
    const busy = Array.from({ length: 10 }, () => take(turns, 'busy', order));
    await told();
    expect(order).toEqual(['busy', 'busy', 'busy']);
    const calm = Array.from({ length: 3 }, () => take(turns, 'calm', order));
    await endAll(busy.slice(0, 3));
    // None against two, one against one and less lately, two against none.
    expect(order.slice(3)).toEqual(['calm', 'calm', 'busy']);
    await endAll([...calm.slice(0, 2), ...busy.slice(3, 9), calm[2] ?? turns.take('calm'), ...busy.slice(9)]);
    expect(order).toHaveLength(13);
    expect(turns.waiting).toBe(0);
  });

  test('slow transactions of one do not keep the connections from another', async () => {
    const turns = createTurns({ atOnce: 4, patience: 1000, mostWaiting: 100 });
    const slow = Array.from({ length: 20 }, () => turns.take('slow'));
    const quick = [turns.take('quick')];
    (await slow[0])?.end();
    for (let number = 0; number < 10; number += 1) {
      quick.push(turns.take('quick'));
      (await quick.shift())?.end();
    }
    // All ten of the quick one went through the one connection that came back.
    expect(turns.waiting).toBe(16);
    for (const turn of [...quick, ...slow]) (await turn).end();
    expect(turns.waiting).toBe(0);
  });

  test('a turn that is given back twice is one turn', async () => {
    const turns = createTurns({ atOnce: 1, patience: 1000, mostWaiting: 100 });
    const order: string[] = [];
    const first = await turns.take('a');
    const waiting = [take(turns, 'b', order), take(turns, 'c', order)];
    first.end();
    first.end();
    await told();
    expect(order).toEqual(['b']);
    await endAll(waiting);
  });

  test('where statements go first, a turn begins once a connection rests, and after a while without one', async () => {
    let resting = true;
    const turns = createTurns({ atOnce: 1, patience: 1000, mostWaiting: 100, rests: () => resting });
    const order: string[] = [];
    const first = await turns.take('a');
    const second = take(turns, 'b', order);
    resting = false;
    first.end();
    for (let turn = 0; turn < 5; turn += 1) await told();
    expect(order).toEqual([]);
    // Nobody has a turn, and still it is not this one's before the other that waits.
    const third = take(turns, 'c', order);
    resting = true;
    await told();
    expect(order).toEqual(['b']);
    resting = false;
    (await second).end();
    for (let turn = 0; turn < 25; turn += 1) await told();
    expect(order).toEqual(['b', 'c']);
    await endAll([third]);
  });

  test('whoever waits too long is refused, and its turn is not lost', async () => {
    vi.useFakeTimers();
    const turns = createTurns({ atOnce: 1, patience: 1000, mostWaiting: 100 });
    const first = await turns.take('a');
    const late = expect(turns.take('b')).rejects.toMatchObject(refused);
    await vi.advanceTimersByTimeAsync(600);
    const next = turns.take('c');
    await vi.advanceTimersByTimeAsync(400);
    await late;
    first.end();
    const second = await next;
    expect(second.waited).toBe(400);
    second.end();
    expect([(await turns.take('d')).waited, turns.waiting, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  test('where too many wait, the one with the most gives up its last for another, and none of its own', async () => {
    const turns = createTurns({ atOnce: 1, patience: 1000, mostWaiting: 4 });
    const first = await turns.take('busy');
    const busy = Array.from({ length: 4 }, () => turns.take('busy'));
    await expect(turns.take('busy')).rejects.toMatchObject(refused);
    const calm = turns.take('calm');
    await expect(busy[3]).rejects.toMatchObject(refused);
    expect(turns.waiting).toBe(4);
    first.end();
    await endAll([calm, ...busy.slice(0, 3)]);
    expect(turns.waiting).toBe(0);
  });

  test('a crowd of single ones refuses nobody who waits already', async () => {
    const turns = createTurns({ atOnce: 1, patience: 1000, mostWaiting: 2 });
    const first = await turns.take('a');
    const waiting = [turns.take('b'), turns.take('c')];
    await expect(turns.take('d')).rejects.toBeInstanceOf(AppError);
    first.end();
    await endAll(waiting);
  });
});

/** What happens: somebody asks, or the turn that began before so many others ends. */
type Step = { readonly take: string } | { readonly end: number };

const parties = ['a', 'b', 'c', 'd'];
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ take: fc.constantFrom('a', 'a', 'a', ...parties) }) },
    { weight: 2, arbitrary: fc.record({ end: fc.nat(20) }) },
  ),
  { maxLength: 120 },
);

interface Asked {
  readonly party: string;
  readonly number: number;
}

/** Runs the steps, then ends whatever is left; tells of every turn as it begins, and of who waits at that moment. */
async function play(
  { atOnce, late }: { readonly atOnce: number; readonly late: boolean },
  all: readonly Step[],
  onTurn: (turn: Asked, waiting: readonly Asked[]) => void,
) {
  const turns = createTurns({ atOnce, patience: 60_000, mostWaiting: 1000, ...(late && { rests: () => true }) });
  const open: { readonly asked: Asked; readonly turn: Turn }[] = [];
  let waiting: Asked[] = [];
  let number = 0;
  const end = async (index: number) => {
    for (const { turn } of open.splice(index, 1)) {
      turn.end();
      turn.end();
    }
    await told();
  };
  for (const step of all) {
    if ('end' in step) await end(open.length === 0 ? 0 : step.end % open.length);
    else {
      const asked = { party: step.take, number: ++number };
      waiting.push(asked);
      void turns.take(asked.party).then((turn) => {
        waiting = waiting.filter((other) => other !== asked);
        open.push({ asked, turn });
        expect(open.length).toBeLessThanOrEqual(atOnce);
        onTurn(asked, waiting);
      });
      await told();
    }
    expect(open.length).toBe(Math.min(atOnce, open.length + waiting.length));
    expect(turns.waiting).toBe(waiting.length);
  }
  while (open.length > 0) await end(0);
  expect(waiting).toEqual([]);
  return number;
}

describe('whatever happens', () => {
  const runs = { numRuns: deepRuns(200, 5_000) };
  /** `late`: turns begin in a turn of the event loop of their own. */
  const kinds = fc.record({ atOnce: fc.integer({ min: 1, max: 4 }), late: fc.boolean() });

  test('never more have a turn than may, none is idle while somebody waits, and everybody gets one', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, steps, async (kind, all) => {
        let begun = 0;
        const asked = await play(kind, all, () => {
          begun += 1;
        });
        expect(begun).toBe(asked);
      }),
      runs,
    );
  });

  test('within a party it is first come, first served', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, steps, async (kind, all) => {
        const last = new Map<string, number>();
        await play(kind, all, ({ party, number }) => {
          expect(number).toBeGreaterThan(last.get(party) ?? 0);
          last.set(party, number);
        });
      }),
      runs,
    );
  });

  test('while a party waits for its next turn, each other one gets one turn at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), steps, async (late, all) => {
        // By party that waits: which others had a turn since it began to wait or had its own.
        const since = new Map<string, Set<string>>();
        await play({ atOnce: 1, late }, all, ({ party }, waiting) => {
          const names = new Set(waiting.map((asked) => asked.party));
          for (const name of since.keys()) if (!names.has(name)) since.delete(name);
          for (const name of names) {
            const others = since.get(name) ?? new Set();
            if (name !== party) expect(others.has(party)).toBe(false);
            since.set(name, name === party ? new Set() : others.add(party));
          }
        });
      }),
      runs,
    );
  });
});
