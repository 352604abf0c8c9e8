/** The log behind a client: a decision before each request, an end after each call, and no word of either. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type AuditFile, createAuditObserver, openAuditFile, verifyAudit } from '../src/audit/index.ts';
import type { Gate } from '../src/index.ts';
import { sendJson, writeEvents } from '../src/testing/index.ts';
import { decisionOf, tenantSecret } from './support/decisions.ts';
import { done, finish, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';
import { tempFiles } from './support/temp-file.ts';

const temp = tempFiles();
const open: AuditFile[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((audit) => audit.close()));
});

async function audited(name: string) {
  const path = temp(name);
  const audit = await openAuditFile({ path, tenantSecret });
  open.push(audit);
  const failures: unknown[] = [];
  const gate: Gate = {
    async pass({ requestId, tenant, operation, model, endpoint }) {
      const decision = decisionOf({ requestId, tenant, operation, model, endpointId: endpoint.id });
      return { ...(await audit.append(decision)), cardId: null };
    },
  };
  const observer = createAuditObserver({ audit, onFailure: (error) => failures.push(error) });
  const records = () =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).record);
  return { path, audit, gate, observer, failures, records };
}

test('every request has its decision, every call its end, and the end names its decisions', async () => {
  const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 3 } })}\n\n`;
  let requests = 0;
  const server = await serve(async (response) => {
    requests += 1;
    if (requests === 1) return sendJson(response, 503, { error: { message: 'راز' } });
    await writeEvents(response, [text('گندم'), finish('stop'), usage, done]);
    response.end();
  });
  const { path, audit, gate, observer, records } = await audited('calls.ndjson');
  const inference = clientOf([server], { gate, observer, random: () => 0 });
  const { requestId, decisionId } = await inference.chat(request, { tenant: 'org-1' });
  await until(() => audit.head()?.seq === 3);
  expect(records()).toMatchObject([
    { kind: 'decision', seq: 1, requestId },
    { kind: 'decision', seq: 2, requestId },
    {
      kind: 'call',
      seq: 3,
      requestId,
      operation: 'chat',
      model: 'm',
      outcome: 'ok',
      attempts: [
        { seq: 1, outcome: 'unavailable', inputTokens: null, outputTokens: null, delivered: 0 },
        { seq: 2, outcome: 'ok', inputTokens: 5, outputTokens: 3, delivered: 4 },
      ],
    },
  ]);
  expect(decisionId).toBe(`${audit.head()?.chain}/2`);
  expect(await verifyAudit([readFileSync(path)])).toMatchObject({ state: 'valid', head: { seq: 3 } });
  expect(readFileSync(path, 'utf8')).not.toMatch(/سلام|گندم|راز|org-1/);
});

test('what cannot be written down does not happen', async () => {
  const server = await serve((response) => sendJson(response, 200, {}));
  const { audit, gate, observer, failures, records } = await audited('refused.ndjson');
  const inference = clientOf([server], { gate, observer });
  await audit.close();
  expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'audit_unavailable' });
  expect(server.requests).toEqual([]);
  await until(() => failures.length === 1);
  expect(failures).toMatchObject([{ code: 'audit_unavailable' }]);
  expect(() => records()).toThrow();
});
