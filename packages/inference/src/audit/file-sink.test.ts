import { createHash, createHmac } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, expectTypeOf, test } from 'vitest';
import { decisionOf, tenantSecret } from '../../test/support/decisions.ts';
import { tempFiles } from '../../test/support/temp-file.ts';
import type { Decision } from '../types/decision.ts';
import { type AuditFile, type AuditFileConfig, openAuditFile } from './file-sink.ts';
import { type JournalFile, openForAppend } from './journal.ts';
import type { AuditEntry } from './record.ts';
import { verifyAudit } from './verify.ts';

const temp = tempFiles();
const open: AuditFile[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((audit) => audit.close()));
});

const now = () => Date.parse('2026-11-29T09:00:00.123Z');
async function audit(path: string, config: Partial<AuditFileConfig> = {}): Promise<AuditFile> {
  const opened = await openAuditFile({ path, tenantSecret, now, ...config });
  open.push(opened);
  return opened;
}
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
const verdictOf = (path: string) => verifyAudit([readFileSync(path)]);
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => {
      throw new Error('It was written');
    },
    (error: unknown) => error,
  );

test('a record is a line with its hash, worked out here from the rule alone', async () => {
  const path = temp('rule.ndjson');
  const { decisionId } = await (await audit(path)).append(decisionOf());
  const [line = ''] = linesOf(path);
  const { hash, prev, record } = JSON.parse(line);
  const json = line.slice(line.indexOf('"record":') + '"record":'.length, -1);
  const bytes = Buffer.byteLength(json);
  expect(bytes).toBeGreaterThan(json.length);
  expect([prev, hash]).toEqual(['0'.repeat(64), createHash('sha256').update(`${prev}:${bytes}:${json}`).digest('hex')]);
  const tenant = createHmac('sha256', tenantSecret).update('inference-audit:org-1').digest('hex');
  const { chain } = record;
  expect(record).toEqual({ ...decisionOf(), tenant, v: 1, kind: 'decision', chain, seq: 1, ts: '2026-11-29T09:00:00.123Z' });
  expect(decisionId).toBe(`${chain}/1`);
  expect(line).not.toContain('org-1');
});

test('a record has every field of a decision, and no other', () => {
  expectTypeOf<keyof Decision>().toEqualTypeOf<Exclude<keyof Extract<AuditEntry, { kind: 'decision' }>, 'kind'>>();
});

test('what waits shares a write and a sync, and keeps its order', async () => {
  const path = temp('group.ndjson');
  let syncs = 0;
  const counting = async (at: string) => {
    const file = await openForAppend(at);
    return spied(file, {
      async datasync() {
        syncs += 1;
        await file.datasync();
      },
    });
  };
  const log = await audit(path, { openFile: counting });
  const first = log.append(decisionOf());
  await new Promise((resolve) => setImmediate(resolve));
  const ids = await Promise.all([first, ...Array.from({ length: 100 }, () => log.append(decisionOf()))]);
  expect(ids.map(({ decisionId }) => Number(decisionId.split('/')[1]))).toEqual(Array.from({ length: 101 }, (_, at) => at + 1));
  expect(syncs).toBe(2);
  expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: log.head() });
});

test('it goes on after a restart', async () => {
  const path = temp('restart.ndjson');
  const before = await audit(path);
  await before.append(decisionOf());
  await before.close();
  const after = await audit(path);
  expect(after.head()).toEqual(before.head());
  await after.append(decisionOf({ decision: 'deny', reason: 'no_card', cardId: null, cardHash: null, axes: null }));
  expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: { seq: 2, chain: before.head()?.chain } });
  expect(await failureOf(before.append(decisionOf()))).toMatchObject({ code: 'audit_unavailable' });
});

test('half a line that a crash left becomes a record of it', async () => {
  for (const whole of [0, 1, 3]) {
    const path = temp(`half-${whole}.ndjson`);
    const before = await audit(path);
    for (let at = 0; at <= whole; at += 1) await before.append(decisionOf());
    await before.close();
    const last = linesOf(path).at(-1) ?? '';
    const cut = 7;
    truncateSync(path, readFileSync(path).length - cut - 1);
    expect(await verdictOf(path)).toEqual({ state: 'invalid', seq: whole + 1, fault: 'half' });
    const after = await audit(path);
    expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: { seq: whole + 1 } });
    const half = Buffer.from(last).subarray(0, -cut);
    expect(JSON.parse(linesOf(path).at(-1) ?? '').record).toMatchObject({
      kind: 'recovered',
      bytes: half.length,
      sha256: createHash('sha256').update(half).digest('hex'),
    });
    await after.append(decisionOf());
    expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: { seq: whole + 2 } });
  }
});

test('the longest records fit, and are read back after a restart', async () => {
  const path = temp('long.ndjson');
  const name = '\u0001'.repeat(256);
  const axis = { owner: name, jurisdiction: 'PK', tier: 'undeclared' } as const;
  const before = await audit(path);
  const names = { requestId: name, model: name, cardId: name, endpointId: name, host: name, licenceId: name };
  await before.append(decisionOf({ ...names, axes: { infrastructure: axis, data: axis, weights: axis } }));
  const attempt = { endpointId: name, outcome: 'ok', durationMs: 0.5, decisionId: null, usage: null, delivered: 1 } as const;
  await before.end({
    requestId: name,
    operation: 'chat',
    model: name,
    error: null,
    attempts: Array.from({ length: 20 }, () => attempt),
    totalMs: 1.5,
  });
  await before.close();
  expect((await audit(path)).head()?.seq).toBe(2);
  expect(await verdictOf(path)).toMatchObject({ state: 'valid' });
});

describe('a full disk', () => {
  /** Takes `room` more bytes and then none. */
  const smallDisk = (disk: { room: number; syncFails?: boolean }) => async (at: string) => {
    const file = await openForAppend(at);
    return spied(file, {
      async write(bytes, offset, length) {
        const fits = Math.min(length, disk.room);
        if (fits === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        disk.room -= fits;
        return await file.write(bytes, offset, fits);
      },
      async datasync() {
        if (disk.syncFails === true) throw new Error('EIO: i/o error');
        await file.datasync();
      },
    });
  };

  test('refuses all that waits, leaves nothing half behind, and goes on when there is room', async () => {
    const path = temp('full.ndjson');
    const disk = { room: 2_000 };
    const log = await audit(path, { openFile: smallDisk(disk) });
    const [first, ...rest] = await Promise.allSettled([
      log.append(decisionOf()).then(() => Promise.all([1, 2].map(() => log.append(decisionOf())))),
      failureOf(log.end({ requestId: 'x'.repeat(300), operation: 'chat', model: 'm', error: null, attempts: [], totalMs: 1 })),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'audit_unavailable', retryable: false } });
    expect(rest).toMatchObject([
      { value: { message: 'The audit log cannot be written: requestId does not fit into a record' } },
    ]);
    expect(await failureOf(log.append(decisionOf()))).toMatchObject({ code: 'audit_unavailable', cause: { code: 'ENOSPC' } });
    expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: { seq: 1 } });
    disk.room = 1_000_000;
    expect((await log.append(decisionOf())).decisionId).toMatch(/\/2$/);
    expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: log.head() });
  });

  test('so does a disk that does not say that it has written', async () => {
    const path = temp('sync.ndjson');
    const disk = { room: 1_000_000, syncFails: true };
    const log = await audit(path, { openFile: smallDisk(disk) });
    expect(await failureOf(log.append(decisionOf()))).toMatchObject({ code: 'audit_unavailable' });
    disk.syncFails = false;
    await log.append(decisionOf());
    expect(await verdictOf(path)).toMatchObject({ state: 'valid', head: { seq: 1 } });
  });
});

describe('it is not opened, or not gone on with', () => {
  test('by two at a time', async () => {
    const path = temp('two.ndjson');
    await audit(path);
    expect(await failureOf(openAuditFile({ path, tenantSecret }))).toMatchObject({ code: 'audit_unavailable' });
    writeFileSync(
      temp('other.ndjson.lock'),
      readFileSync(`${path}.lock`, 'utf8').replace(/"pid":\d+/, `"pid":${process.ppid}`),
    );
    expect(await failureOf(openAuditFile({ path: temp('other.ndjson'), tenantSecret }))).toMatchObject({
      message: expect.stringContaining(`Process ${process.ppid} writes`),
    });
  });

  test('by two at a time, of which one knows it under another name', async () => {
    const path = temp('linked.ndjson');
    await (await audit(path)).append(decisionOf());
    symlinkSync(path, temp('link.ndjson'));
    expect(await failureOf(openAuditFile({ path: temp('link.ndjson'), tenantSecret }))).toMatchObject({
      message: expect.stringContaining('This process writes'),
    });
  });

  test('after somebody removed it: what nobody will find is not written', async () => {
    const path = temp('removed.ndjson');
    const log = await audit(path);
    await log.append(decisionOf());
    rmSync(path);
    for (let at = 0; at < 2; at += 1) {
      expect(await failureOf(log.append(decisionOf()))).toMatchObject({ code: 'audit_unavailable' });
    }
  });

  test('a process that has ended is no hindrance', async () => {
    for (const [at, left] of ['', '{"pid":1,"boot":"another"}', `{"pid":${process.pid},"boot":""}`].entries()) {
      const path = temp(`left-${at}.ndjson`);
      writeFileSync(`${path}.lock`, left);
      await (await audit(path)).append(decisionOf());
    }
  });

  test.each([
    ['another file', 'a letter\n'],
    ['an empty line', '\n'],
    ['a file without lines', 'x'.repeat(200_000)],
  ])('%s', async (name, content) => {
    const path = temp(`${name}.ndjson`);
    writeFileSync(path, content);
    expect(await failureOf(openAuditFile({ path, tenantSecret }))).toMatchObject({ code: 'audit_unavailable' });
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  test('after somebody else changed it, unless all that was written is still there', async () => {
    const path = temp('changed.ndjson');
    const log = await audit(path);
    await log.append(decisionOf());
    const kept = readFileSync(path);
    await log.append(decisionOf());
    appendFileSync(path, '{');
    expect(await failureOf(log.append(decisionOf()))).toMatchObject({ code: 'audit_unavailable' });
    expect((await log.append(decisionOf())).decisionId).toMatch(/\/4$/);
    expect(await verdictOf(path)).toMatchObject({ state: 'valid' });
    writeFileSync(path, kept);
    for (let at = 0; at < 3; at += 1) {
      expect(await failureOf(log.append(decisionOf()))).toMatchObject({ code: 'audit_unavailable' });
    }
    expect(readFileSync(path)).toEqual(kept);
  });

  test('with a secret that can be guessed', async () => {
    const short = openAuditFile({ path: temp('short.ndjson'), tenantSecret: 'x'.repeat(31) });
    expect(await failureOf(short)).toMatchObject({ code: 'config_invalid' });
  });
});

/** The file, with some of what it does replaced. */
function spied(file: JournalFile, instead: Partial<JournalFile>): JournalFile {
  return {
    stat: () => file.stat(),
    read: (...read) => file.read(...read),
    write: (...written) => file.write(...written),
    truncate: (length) => file.truncate(length),
    datasync: () => file.datasync(),
    close: () => file.close(),
    ...instead,
  };
}
