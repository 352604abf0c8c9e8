import type { Tx } from '../client.ts';
import { rawClientOf } from '../tenancy/raw-client.ts';

/**
 * Takes the audit log of an organization away, and leaves its length and last hash in the platform's own.
 * @param tx of `withPlatform`
 * @returns how many entries went
 */
export async function deleteAuditChain(tx: Tx, orgId: string): Promise<number> {
  const rows = await rawClientOf(tx).$queryRaw<{ gone: number }[]>`SELECT delete_audit_chain(${orgId}::uuid) AS gone`;
  return rows[0]?.gone ?? 0;
}
