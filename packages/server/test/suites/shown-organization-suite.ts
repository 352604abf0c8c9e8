import type { Database } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { eventsOf, type StreamEvent } from '../support/event-stream.ts';
import { effects } from '../support/sample-vertical.ts';
import { errorOf, type TestProduct, wireOf } from '../support/test-product.ts';

const refusal = { code: 'ORGANIZATION_CHANGED', kind: 'conflict', messageKey: 'errors.ORGANIZATION_CHANGED' };

/** A page names the organization that it shows, and the session stands in that one or in another. */
export function shownOrganizationSuite(open: () => TestProduct, openDb: () => Database): void {
  let product: TestProduct;
  let cookie: string;
  let foreign: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.6.0.1' });
    foreign = (await createOrganization(openDb())).orgId;
  });

  const showing = (organization: string) => ({ cookie, 'x-organization': organization });
  const rows = async () => (await wireOf(await product.query('sample.saved', undefined, { headers: { cookie } }))).result.data;

  test('a query from a page of another organization is refused, whatever that page calls it', async () => {
    const { orgId } = product.demo;
    const own = await product.query('sample.org', undefined, { headers: showing(orgId) });
    expect((await wireOf(own)).result.data).toMatchObject({ orgId });
    for (const other of [foreign, '', 'none of ours', `${orgId}, ${foreign}`, orgId.toUpperCase()]) {
      const refused = await product.query('sample.org', undefined, { headers: showing(other) });
      expect([refused.status, (await wireOf(refused)).error.data]).toMatchObject([409, refusal]);
    }
    // The library's own adapter, which the ordinary call does without.
    const streamed = await product.ask('/trpc/sample.org?batch=1', {
      headers: { ...showing(foreign), 'trpc-accept': 'application/jsonl' },
    });
    const text = await streamed.text();
    expect(text).toContain(refusal.code);
    expect(text).not.toContain('"rows"');
  });

  test('a change is refused before its effect, and before its key is spent', async () => {
    const before = await rows();
    const send = (organization: string) =>
      product.mutate('sample.send', { text: 'a' }, { headers: { ...showing(organization), 'idempotency-key': 'shown' } });
    const refused = await send(foreign);
    expect([refused.status, (await wireOf(refused)).error.data]).toMatchObject([409, refusal]);
    expect((await openDb().query(`SELECT 1 FROM idempotency_claim WHERE key = 'shown'`)).rows).toEqual([]);
    expect(await rows()).toEqual(before);
    expect((await send(product.demo.orgId)).status).toBe(200);
    expect(await rows()).toHaveLength((Array.isArray(before) ? before.length : Number.NaN) + 1);
  });

  test('a change that asks for no organization is refused too: its page is about another one', async () => {
    const { touched } = effects;
    expect((await product.mutate('sample.touch', undefined, { headers: showing(foreign) })).status).toBe(409);
    expect(effects.touched).toBe(touched);
  });

  test('of a batch the session is answered, so that the page learns where it is', async () => {
    const response = await product.ask('/trpc/platform.session,sample.org,platform.home?batch=1', {
      headers: showing(foreign),
    });
    expect(response.status).toBe(207);
    const [session, ...others] = JSON.parse(await response.text());
    expect(session.result.data).toMatchObject({ organization: { id: product.demo.orgId } });
    expect(others).toMatchObject([{ error: { data: refusal } }, { error: { data: refusal } }]);
  });

  test.each([
    ['its connection', (organization: string) => ({ parameters: { organization }, headers: {} })],
    ['a header', (organization: string) => ({ parameters: null, headers: { 'x-organization': organization } })],
  ])('a stream that names the organization in %s is refused in another one', async (_, naming) => {
    const listen = async (organization: string) => {
      const { parameters, headers } = naming(organization);
      const query = new URLSearchParams({
        input: '{"to":1,"lastEventId":"1"}',
        ...(parameters && { connectionParams: JSON.stringify(parameters) }),
      });
      const events: StreamEvent[] = [];
      const asked = { cookie, accept: 'text/event-stream', ...headers };
      for await (const event of eventsOf(await product.ask(`/trpc/sample.count?${query}`, { headers: asked })))
        events.push(event);
      return events;
    };
    expect(await listen(product.demo.orgId)).toMatchObject([{ event: 'connected' }, { event: 'return' }]);
    expect(await listen(foreign)).toMatchObject([
      { event: 'connected' },
      { event: 'serialized-error', data: { data: refusal } },
    ]);
  });

  test('an upload is refused, and nothing of it is kept', async () => {
    const kept = async () => {
      const { items } = Object(
        (await wireOf(await product.query('platform.file.list', {}, { headers: { cookie } }))).result.data,
      );
      return JSON.stringify(items).includes('shown.txt');
    };
    const send = (organization: string) =>
      product.ask('/api/files', {
        method: 'POST',
        headers: { ...showing(organization), 'x-file-name': 'shown.txt' },
        body: 'of the page that shows another organization',
      });
    const refused = await send(foreign);
    expect([refused.status, await errorOf(refused)]).toMatchObject([409, refusal]);
    expect(await kept()).toBe(false);
    expect((await send(product.demo.orgId)).status).toBe(201);
    expect(await kept()).toBe(true);
  });

  test('the log of another organization than the page names is not downloaded', async () => {
    const download = (organization: string) =>
      product.ask(`/api/audit/export?organization=${organization}`, { headers: { cookie } });
    const refused = await download(foreign);
    expect([refused.status, await errorOf(refused)]).toMatchObject([409, refusal]);
    expect((await download(product.demo.orgId)).status).toBe(200);
  });

  test('who has no session is refused for that, or not at all; a key stands in one organization only', async () => {
    const headers = { 'x-organization': foreign };
    expect((await product.query('sample.whoami', undefined, { headers })).status).toBe(200);
    expect((await product.query('sample.org', undefined, { headers })).status).toBe(401);
    const create = { name: 'Till', scopes: ['sample:read'], expiresInDays: null };
    const made = await product.mutate('platform.keys.create', create, { headers: { cookie } });
    const { key } = Object((await wireOf(made)).result.data);
    const asked = await product.ask('/api/v1/sample/org', {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${key}` },
    });
    expect([asked.status, JSON.parse(await asked.text())]).toMatchObject([200, { orgId: product.demo.orgId }]);
  });
}
