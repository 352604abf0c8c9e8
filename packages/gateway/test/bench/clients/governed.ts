import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditFile } from '@repo/inference/audit';
import { createGate, modelCards, policyOf } from '@repo/inference/policy';
import type { BenchClient, Target } from '../plan.ts';
import { ours } from './ours.ts';

/** Our client as products use it: each request is decided, and the decision is on the disk of temporary files before it leaves. */
export async function governed(target: Target): Promise<BenchClient> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-inference-'));
  const sink = await openAuditFile({ path: join(folder, 'log.ndjson'), tenantSecret: randomBytes(32).toString('hex') });
  const policy = policyOf('local', { jurisdiction: 'PK', day: new Date().toISOString().slice(0, 10) });
  const client = ours(target, 'ours, policy and log', { gate: createGate({ cards: modelCards(), policy, sink }) });
  return {
    ...client,
    async close() {
      await client.close();
      await sink.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
