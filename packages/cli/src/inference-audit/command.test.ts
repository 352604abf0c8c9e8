import dns from 'node:dns';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { openAuditFile, sealFile, startSealing } from '@repo/inference/audit';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Stop } from '../../bin/stop.mjs';
import { inferenceAudit } from './command.ts';

const folder = tempDir('inference-audit');
afterAll(() => folder.remove());

beforeEach(() => {
  const refuse = (): never => {
    throw new Error('It asked the network');
  };
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse);
  vi.spyOn(dns, 'lookup').mockImplementation(refuse);
  vi.spyOn(dns.promises, 'lookup').mockImplementation(refuse);
});
afterEach(() => vi.restoreAllMocks());

beforeAll(async () => {
  const audit = await openAuditFile({ path: join(folder.path, 'log.ndjson'), tenantSecret: 's'.repeat(32) });
  const end = (requestId: string) =>
    audit.end({ requestId, operation: 'chat', model: 'm', error: null, attempts: [], totalMs: 1 });
  await Promise.all(['a', 'b', 'c'].map(end));
  const store = sealFile(join(folder.path, 'seals.ndjson'));
  const sealing = startSealing({
    audit,
    store,
    onFailure: (error) => {
      throw error;
    },
  });
  await sealing.stop();
  await end('d');
  await audit.close();
});

async function run(...args: string[]): Promise<string[]> {
  const said: string[] = [];
  await inferenceAudit(args, folder.path, (line) => said.push(line));
  return said;
}
const stopOf = (...args: string[]): Promise<Pick<Stop, 'message' | 'exitCode'>> =>
  run(...args).then(
    (said) => ({ message: said.join('\n'), exitCode: 0 }),
    ({ message, exitCode }: Stop) => ({ message, exitCode }),
  );
const text = () => readFileSync(join(folder.path, 'log.ndjson'), 'utf8');
const put = (name: string, content: string) => writeFileSync(join(folder.path, name), content);

test('a log that holds is said to, with what no seal vouches for', async () => {
  expect(await run('log.ndjson', '--seal', 'seals.ndjson')).toEqual([
    expect.stringMatching(/^Chain [0-9a-f-]{36}: 4 records follow from each other, to [0-9a-f]{64}\.$/),
    'Sealed: to 3. A seal from elsewhere vouches for them.',
    'Not sealed: from 4. Whoever can write the file could have made them, or cut off more.',
    'Every record is as it was written.',
  ]);
  expect(await run('log.ndjson')).toHaveLength(3);
  put('empty.ndjson', '');
  expect(await run('empty.ndjson')).toEqual(['The log is empty.']);
});

test('1: the first bad record is named', async () => {
  put('edited.ndjson', text().replace('"requestId":"b"', '"requestId":"x"'));
  expect(await stopOf('edited.ndjson')).toEqual({
    message: 'First bad record: 2. It was changed, or is no record.',
    exitCode: 1,
  });
  put('cut.ndjson', text().split('\n').slice(0, 2).join('\n').concat('\n'));
  expect(await stopOf('cut.ndjson')).toMatchObject({ exitCode: 0 });
  expect(await stopOf('cut.ndjson', '--seal', 'seals.ndjson')).toEqual({
    message: 'First bad record: 3. It and all that follow it are missing.',
    exitCode: 1,
  });
});

test('2: words and files that it cannot read are said', async () => {
  for (const args of [[], ['--seal', 'a'], ['a', 'b'], ['a', '--seal']]) {
    expect(await stopOf(...args)).toEqual({
      message: 'Usage: npm run audit:inference -- <file> [--seal <file>]',
      exitCode: 2,
    });
  }
  put('none.ndjson', '\n');
  const unread: readonly (readonly [string[], string])[] = [
    [['absent.ndjson'], 'absent.ndjson cannot be read'],
    [['.'], 'cannot be read'],
    [['log.ndjson', '--seal', 'absent'], 'absent cannot be read'],
    [['log.ndjson', '--seal', 'log.ndjson'], 'log.ndjson is no file of seals: Line 1 is no seal'],
    [['log.ndjson', '--seal', 'none.ndjson'], 'none.ndjson is no file of seals: it is empty'],
  ];
  for (const [args, message] of unread) {
    expect(await stopOf(...args)).toEqual({ message: expect.stringContaining(message), exitCode: 2 });
  }
});
