import { beforeAll, expect, test } from 'vitest';
import { type Ask, metricsToken, type TestProduct } from '../support/test-product.ts';

export function metricsSuite(open: () => TestProduct): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.1.0.21' });
  });
  const read = async (ask: Ask = {}) => {
    const response = await product.ask('/metrics', ask);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };
  /** Series by their name and labels. */
  const figures = async () => {
    const { text } = await read();
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  };

  test('this machine and whoever has the token read them; to all others there is no such page', async () => {
    expect(await read()).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    const elsewhere = { ip: '203.0.113.9' };
    const bearer = (token: string) => ({ ...elsewhere, headers: { authorization: `Bearer ${token}` } });
    expect((await read(bearer(metricsToken))).status).toBe(200);
    expect((await read(elsewhere)).status).toBe(404);
    expect((await read(bearer(`${metricsToken}x`))).status).toBe(404);
    expect((await read(bearer(''))).status).toBe(404);
    for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']) {
      expect((await read({ headers: { [name]: '203.0.113.9' } })).status).toBe(404);
    }
    expect((await product.ask('http://rebound.example.com/metrics')).status).toBe(404);
  });

  test('requests are counted by route, calls by procedure and by what each meant', async () => {
    const before = await figures();
    await product.query('sample.fail', { how: 'limited' });
    await product.query('sample.me,sample.whoami?batch=1', undefined);
    await product.query('sample.whoami', { not: 'asked for' });
    await product.ask('/sample/some/page?query=1');
    await product.ask('/api/files/file_01jd3k5r0zfa7v9k2m4n6p8q0r');
    await product.query('sample.me', undefined, { headers: { cookie } });
    const after = await figures();
    const added = (series: string) => (after.get(series) ?? 0) - (before.get(series) ?? 0);
    expect(added('procedure_calls_total{procedure="sample.fail",status="429"}')).toBe(1);
    expect(added('procedure_calls_total{procedure="sample.me",status="401"}')).toBe(1);
    expect(added('procedure_calls_total{procedure="sample.me",status="200"}')).toBe(1);
    expect(added('procedure_duration_seconds_count{procedure="sample.me"}')).toBe(2);
    expect(added('http_requests_total{route="/api/files/:file",method="GET",status="404"}')).toBe(1);
    expect(added('http_requests_total{route="/trpc/*",method="GET",status="429"}')).toBe(1);
    expect(added('http_request_duration_seconds_count{route="/trpc/*"}')).toBe(4);
    for (const name of [
      'event_loop_delay_seconds{quantile="0.99"}',
      'process_memory_bytes{kind="rss"}',
      'database_connections{state="idle"}',
    ])
      expect(after.get(name)).toBeGreaterThanOrEqual(0);
  });

  test('no series names an organization or a person, and nobody makes series without end', async () => {
    for (let index = 0; index < 50; index += 1) {
      await product.ask(`/nowhere/${index}`);
      await product.query(`sample.invented${index}`);
      await product.ask(`/api/files/${product.demo.orgId}-${index}`);
      await product.ask('/', { method: `M${index}` });
    }
    const { text } = await read();
    const { orgId, userId } = product.demo;
    for (const word of [orgId, userId, 'demo@example.com', 'invented', 'nowhere', 'M7']) expect(text).not.toContain(word);
    const requests = text.split('\n').filter((line) => line.startsWith('http_requests_total{'));
    expect(requests.length).toBeLessThan(80);
  });
}
