import { expect, test } from 'vitest';
import { SequencePool } from './sequence-pool.ts';

function poolOf(...items: readonly string[]) {
  const cleared: string[] = [];
  const pool = new SequencePool(items, async (item) => void cleared.push(item));
  const use = (salt: string) => pool.use(salt, async (item) => item);
  return { pool, use, cleared };
}

test('the one that a salt had last comes back to it, uncleared', async () => {
  const { use, cleared } = poolOf('x', 'y');
  const [first, second] = [await use('a'), await use('b')];
  expect(first).not.toBe(second);
  expect([await use('a'), await use('b'), await use('a')]).toEqual([first, second, first]);
  expect(cleared).toEqual([]);
});

test('another salt gets the one that has waited longest, cleared', async () => {
  const { use, cleared } = poolOf('x', 'y');
  const first = await use('a');
  const second = await use('b');
  expect(await use('c')).toBe(first);
  expect(cleared).toEqual([first]);
  expect(await use('a')).toBe(second);
  expect(cleared).toEqual([first, second]);
});

test('no salt is a salt too', async () => {
  const { use, cleared } = poolOf('x');
  await use('a');
  await use('');
  expect(cleared).toEqual(['x']);
});

test('one whose work failed is free again; one that cannot be cleared is not handed out as if it were', async () => {
  let broken = true;
  const pool = new SequencePool(['x'], async () => {
    if (broken) throw new Error('broken');
  });
  await expect(pool.use('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(pool.use('b', async (item) => item)).rejects.toThrow('broken');
  broken = false;
  expect(await pool.use('b', async (item) => item)).toBe('x');
});

test('more holders than items is a mistake of the queue in front', async () => {
  const { pool } = poolOf('x');
  await expect(pool.use('a', () => pool.use('a', async () => {}))).rejects.toThrow(RangeError);
});
