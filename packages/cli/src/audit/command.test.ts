import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, expect, test } from 'vitest';
import { auditVerify } from './command.ts';

const folder = tempDir('audit');
afterAll(() => folder.remove());

/** The hash was computed by another program than the product, from the rule alone. */
const header =
  '{"format":"audit-log/1","organizationId":"0193b1f0-0000-7000-8000-000000000001","count":1,"head":"HASH","exportedAt":"2026-11-28T09:00:00.000Z"}';
const entry =
  '{"seq":1,"at":"2026-11-28T09:00:00.000Z","actorKind":"person","actorId":"a","impersonatorId":null,"action":"member.remove","targetKind":"member","targetId":"m","details":{"role":"admin"},"requestId":"r","prev":"0000000000000000000000000000000000000000000000000000000000000000","hash":"HASH"}';
const hash = '8103fa32b9d0d443187bc62c0a5473663c44de481a476988264901626f08130d';
const text = `${header}\n${entry}\n`.replaceAll('HASH', hash);

function verify(content: string, ...args: string[]): string[] {
  const said: string[] = [];
  writeFileSync(join(folder.path, 'log.jsonl'), content);
  auditVerify(['log.jsonl', ...args], folder.path, (line) => said.push(line));
  return said;
}

test('a log that holds is said to, with what no anchor vouches for', () => {
  expect(verify(text)).toEqual([
    'Organization 0193b1f0-0000-7000-8000-000000000001: 1 entry follows from each other.',
    'Not anchored: 1. Whoever can write the whole table could have made them.',
    'Every entry is as it was written.',
  ]);
});

test('the first bad entry is named, and a tail that an anchor knows of is missed', () => {
  expect(() => verify(text.replace('admin', 'owner'))).toThrow('First bad entry: 1. A field was changed.');
  expect(() => verify('')).toThrow('Not verified: the file does not begin with the header of an audit log.');
  const anchor = {
    organizationId: '0193b1f0-0000-7000-8000-000000000001',
    count: 2,
    head: 'x',
    at: '2026-11-28T09:00:00.000Z',
  };
  writeFileSync(join(folder.path, 'anchors.jsonl'), `${JSON.stringify(anchor)}\n`);
  expect(() => verify(text, '--anchors', 'anchors.jsonl')).toThrow(
    'First bad entry: 2. It and all that follow it are missing.',
  );
});

test('words and files that it cannot read are said', () => {
  const run =
    (...args: string[]) =>
    () =>
      auditVerify(args, folder.path, () => undefined);
  for (const args of [[], ['--anchors', 'a'], ['a', 'b'], ['a', '--anchors']])
    expect(run(...args)).toThrow('Usage: npm run audit:verify');
  expect(run('absent.jsonl')).toThrow('absent.jsonl cannot be read');
  expect(run('log.jsonl', '--anchors', 'log.jsonl')).toThrow('log.jsonl is no file of anchors: line 1 is no anchor');
});
