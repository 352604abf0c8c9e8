import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendAudit, type Database, exportAudit, platformOrg } from '@repo/db';
import { readAuditAnchors, verifyAuditExport } from '@repo/db/audit-export';
import { describeDatabases } from '@repo/db/testing';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, expect, test } from 'vitest';
import { silentLog } from '../testing/test-context.ts';
import { anchorFile, keepAuditAnchors } from './audit-anchors.ts';

describeDatabases('anchors of the audit log', (open: () => Database) => {
  const folder = tempDir('anchors');
  afterAll(() => folder.remove());
  const now = new Date('2026-11-28T09:00:00.000Z');
  const append = () =>
    open().withPlatform('a test', (tx) =>
      appendAudit(tx, { orgId: platformOrg, actor: { kind: 'system', id: null }, action: 'x', requestId: '', at: now }),
    );

  test('are added when a chain has grown, and vouch for what was there', async () => {
    await append();
    const anchors = keepAuditAnchors({ db: open(), dataDir: folder.path, now: () => now, log: silentLog });
    await anchors.write();
    await append();
    await append();
    await anchors.stop();
    await anchors.stop();
    const kept = readAuditAnchors(readFileSync(join(folder.path, anchorFile), 'utf8').split('\n'));
    expect(new Set(kept.map(({ count }) => count))).toEqual(new Set([1, 3]));
    await append();
    const lines: string[] = [];
    for await (const line of exportAudit(open(), platformOrg, now)) lines.push(line);
    expect(verifyAuditExport(lines, kept)).toMatchObject({
      fault: null,
      anchored: { from: 1, to: 3 },
      unanchored: { from: 4, to: 4 },
    });
  });

  test('are an error in the log where they cannot be written, and nothing more', async () => {
    const logged: object[] = [];
    const log = { ...silentLog, error: (fields: object) => void logged.push(fields) };
    const anchors = keepAuditAnchors({ db: open(), dataDir: join(folder.path, 'absent'), now: () => now, log });
    await anchors.stop();
    expect(logged.length).toBeGreaterThan(0);
  });
});
