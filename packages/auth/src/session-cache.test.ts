import { describe, expect, test } from 'vitest';
import { cacheKey, SessionCache } from './session-cache.ts';
import { readChange } from './session-changes.ts';
import type { SessionInfo } from './types.ts';

const session = (userId: string, organizationId = 'o1', expiresAt = 1_000_000): SessionInfo => ({
  sessionId: `s-${userId}`,
  userId,
  name: 'Sana',
  email: 'sana@example.com',
  emailVerified: true,
  organization: { id: organizationId, name: 'Sitara', slug: 'sitara', role: 'member' },
  operator: false,
  impersonatedBy: null,
  createdAt: new Date(0),
  expiresAt: new Date(expiresAt),
});

describe('what is remembered', () => {
  test('is given back until it is old or its session ends', () => {
    let now = 0;
    const cache = new SessionCache({ ttl: 5_000, now: () => now });
    cache.put('a', session('u1'), cache.generation);
    cache.put('b', session('u2', 'o1', 3_000), cache.generation);
    now = 2_999;
    expect([cache.get('a')?.userId, cache.get('b')?.userId, cache.get('c')]).toEqual(['u1', 'u2', null]);
    now = 3_000;
    expect([cache.get('a')?.userId, cache.get('b')]).toEqual(['u1', null]);
    now = 5_000;
    expect([cache.get('a'), cache.size]).toEqual([null, 0]);
  });

  test('makes room by forgetting what was not asked for the longest', () => {
    const cache = new SessionCache({ max: 2, now: () => 0 });
    for (const key of ['a', 'b']) cache.put(key, session(key), cache.generation);
    cache.get('a');
    cache.put('c', session('c'), cache.generation);
    expect(['a', 'b', 'c'].map((key) => cache.get(key)?.userId)).toEqual(['a', undefined, 'c']);
  });

  test.each([
    ['its session', 'session a u1', ['b', 'c']],
    ['its person', 'user u1', ['c']],
    ['its organization', 'organization o1', ['b']],
  ])('goes with %s', (_, payload, left) => {
    const cache = new SessionCache({ now: () => 0 });
    cache.put('a', session('u1', 'o1'), cache.generation);
    cache.put('b', session('u1', 'o2'), cache.generation);
    cache.put('c', session('u3', 'o1'), cache.generation);
    const change = readChange(payload);
    if (!change) throw new Error('not read');
    cache.drop(change);
    expect(['a', 'b', 'c'].filter((key) => cache.get(key))).toEqual(left);
  });

  test('goes whole when something may have been missed', () => {
    const cache = new SessionCache({ now: () => 0 });
    cache.put('a', session('u1'), cache.generation);
    cache.drop({ kind: 'any' });
    expect(cache.size).toBe(0);
  });
});

test('what was read before a change is not remembered after it', () => {
  const cache = new SessionCache({ now: () => 0 });
  const { generation } = cache;
  cache.drop({ kind: 'user', userId: 'somebody else' });
  cache.put('a', session('u1'), generation);
  expect(cache.get('a')).toBeNull();
});

test('a token is named by its hash, as the database names it', () => {
  expect(cacheKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(readChange('invoice 7')).toBeNull();
  expect(readChange('session')).toBeNull();
});
