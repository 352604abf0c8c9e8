import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openAuditFile } from '@repo/inference/audit';
import { createPolicyFetch, type PolicyFetch } from '@repo/inference/fetch';
import { createGate, modelCards, type PolicyGate, policyOf } from '@repo/inference/policy';
import type { Fetch } from './fetch-port.ts';

export interface SourceFetch {
  readonly fetch: Fetch;
  /** Ends the connections of all pulls. */
  close(): Promise<void>;
}

interface Ways {
  readonly gate: PolicyGate;
  close(): Promise<void>;
}

/**
 * The way out of a pull, and the only place that makes one: to the address that a card or a person named, by the policy's own. A pull
 * carries nothing of anybody's, so what is asked of a source is its address, and each request is written down first, in a log beside
 * the models, one for each process.
 */
export function createSourceFetch(folder: string): SourceFetch {
  const doors = new Map<string, PolicyFetch>();
  let ways: Promise<Ways> | null = null;
  const open = async (): Promise<Ways> => {
    const path = join(folder, 'log', `pulls-${process.pid}.ndjson`);
    // Nobody's prompts are in it: the names of tenants that it could hide are none.
    const audit = await openAuditFile({ path, tenantSecret: randomBytes(32).toString('hex') });
    const policy = policyOf('local', { jurisdiction: null, day: new Date().toISOString().slice(0, 10) });
    return { gate: createGate({ cards: modelCards(), policy, sink: audit }), close: () => audit.close() };
  };
  return {
    async fetch(url, init) {
      const { origin } = new URL(url);
      ways ??= open();
      const { gate } = await ways;
      const door =
        doors.get(origin) ?? createPolicyFetch({ endpoints: [{ id: origin, baseURL: origin, purpose: 'download' }], gate });
      doors.set(origin, door);
      return await door.fetch(url, init);
    },
    async close() {
      await Promise.all([...doors.values()].map((door) => door.close()));
      await (await ways)?.close();
    },
  };
}
