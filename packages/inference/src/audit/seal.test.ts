import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { manualClock } from '../../test/support/clock.ts';
import { until } from '../../test/support/setup.ts';
import { tempFiles } from '../../test/support/temp-file.ts';
import type { AuditHead } from './chain.ts';
import { type AuditSeal, readSeals, type SealStore, sealFile, startSealing } from './seal.ts';

const temp = tempFiles();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const headAt = (seq: number): AuditHead => ({
  chain: '0193b1f0-0000-7000-8000-000000000001',
  seq,
  hash: String(seq % 10).repeat(64),
});

/** A log whose head the test moves, and a store that notes what it is given. */
function sealing(store?: SealStore) {
  const clock = manualClock();
  const log: { head: AuditHead | null } = { head: null };
  const seals: AuditSeal[] = [];
  const failures: unknown[] = [];
  const noting: SealStore = {
    async put(seal) {
      seals.push(seal);
    },
  };
  const { stop } = startSealing({
    audit: { head: () => log.head },
    store: store ?? noting,
    everyMs: 1_000,
    clock,
    onFailure: (error) => failures.push(error),
  });
  stops.push(stop);
  const tick = async (): Promise<void> => {
    await until(() => clock.waits.length === 1);
    clock.advance(1_000);
    await until(() => clock.waits.length === 1);
  };
  return { log, seals, failures, tick, stop };
}

test('at each interval the head is sealed, once, and once more at the end', async () => {
  const { log, seals, tick, stop } = sealing();
  await tick();
  expect(seals).toEqual([]);
  log.head = headAt(3);
  await tick();
  await tick();
  expect(seals).toEqual([{ v: 1, ...headAt(3), ts: '2026-03-01T09:00:02.000Z' }]);
  log.head = headAt(5);
  await stop();
  await stop();
  expect(seals.map(({ seq }) => seq)).toEqual([3, 5]);
});

test('a store that fails is told of, and tried again', async () => {
  let fails = true;
  const kept: number[] = [];
  const { log, failures, tick } = sealing({
    async put({ seq }) {
      if (fails) throw new Error('not reachable');
      kept.push(seq);
    },
  });
  log.head = headAt(2);
  await tick();
  expect([failures.length, kept]).toEqual([1, []]);
  fails = false;
  await tick();
  expect([failures.length, kept]).toEqual([1, [2]]);
});

test('a file keeps a line for each, and is read back', async () => {
  const path = temp('far/seals.ndjson');
  const { log, stop } = sealing(sealFile(path));
  log.head = headAt(1);
  await stop();
  await sealFile(path).put({ v: 1, ...headAt(2), ts: '2026-03-01T09:00:00.000Z' });
  expect(readSeals(readFileSync(path, 'utf8')).map(({ seq }) => seq)).toEqual([1, 2]);
  appendFileSync(path, '{"chain":"0193');
  await sealFile(path).put({ v: 1, ...headAt(3), ts: '2026-03-01T09:00:00.000Z' });
  expect(readSeals(readFileSync(path, 'utf8')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  writeFileSync(path, '{"v":1}\n');
  expect(() => readSeals(readFileSync(path, 'utf8'))).toThrow('Line 1 is no seal');
  expect(() => readSeals('\nx')).toThrow('Line 2 is no seal');
});
