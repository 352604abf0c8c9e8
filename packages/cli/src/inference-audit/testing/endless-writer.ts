/** A process that writes a log without an end, eight records at a time, and says which are written. */
import { openAuditFile } from '@repo/inference/audit';

const [path = '', tenantSecret = ''] = process.argv.slice(2);
const audit = await openAuditFile({ path, tenantSecret });

async function write(lane: number): Promise<never> {
  for (let at = 0; ; at += 1) {
    const requestId = `${process.pid}-${lane}-${at}`;
    await audit.end({ requestId, operation: 'chat', model: 'm', error: null, attempts: [], totalMs: at });
    process.send?.(requestId);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => write(lane)));
