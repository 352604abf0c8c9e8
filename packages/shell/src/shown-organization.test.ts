import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApi } from './api.tsx';
import { RequestError } from './errors/wire-error.ts';
import { followOrganization } from './follow-organization.ts';
import { sessionKey } from './session.tsx';
import { noticeChange, organizationHeader, shownOrganization, showOrganization } from './shown-organization.ts';
import { createStreamingApi } from './streaming-api.tsx';

const changed = new RequestError({
  code: 'ORGANIZATION_CHANGED',
  kind: 'conflict',
  messageKey: 'errors.ORGANIZATION_CHANGED',
  params: {},
});

const sessionIn = (id: string | null) => ({ userId: 'u1', organization: id === null ? null : { id } });

afterEach(() => {
  showOrganization(null);
  vi.unstubAllGlobals();
});

describe('the tab', () => {
  let client: QueryClient;
  /** Where the host says that the session stands. */
  let standing: ReturnType<typeof sessionIn> | null;
  let asked: { session: number; fields: number };
  const leave: (() => void)[] = [];

  beforeEach(async () => {
    standing = sessionIn('o1');
    asked = { session: 0, fields: 0 };
    client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } });
    followOrganization(client);
    const watch = (queryKey: readonly string[], queryFn: () => unknown) =>
      leave.push(new QueryObserver(client, { queryKey, queryFn }).subscribe(() => {}));
    watch(sessionKey, () => {
      asked.session += 1;
      return standing;
    });
    await vi.waitFor(() => expect(shownOrganization()).toBe('o1'));
    watch(['fields'], async () => {
      asked.fields += 1;
      return shownOrganization();
    });
    await vi.waitFor(() => expect(client.getQueryData(['fields'])).toBe('o1'));
  });
  afterEach(() => {
    for (const end of leave.splice(0)) end();
  });

  test('names nothing while it knows no session, and nothing for a visitor', async () => {
    expect(organizationHeader()).toEqual({ 'X-Organization': 'o1' });
    const again = client.resetQueries();
    expect(organizationHeader()).toEqual({});
    await again;
    expect(organizationHeader()).toEqual({ 'X-Organization': 'o1' });
    standing = null;
    await client.invalidateQueries({ queryKey: sessionKey });
    expect(organizationHeader()).toEqual({});
  });

  test('forgets what it had of the earlier organization when its session stands in another, and never the session itself', async () => {
    const seen = { session: new Set<unknown>(), fields: new Set<unknown>() };
    client.getQueryCache().subscribe(() => {
      seen.session.add(client.getQueryData(sessionKey));
      seen.fields.add(client.getQueryData(['fields']));
    });
    standing = sessionIn('o2');
    await client.invalidateQueries({ queryKey: sessionKey });
    await vi.waitFor(() => expect(client.getQueryData(['fields'])).toBe('o2'));
    expect([...seen.fields]).toEqual(['o1', undefined, 'o2']);
    expect(seen.session.has(undefined)).toBe(false);
    expect(asked).toEqual({ session: 2, fields: 2 });
  });

  test('asks for the session once, however many calls of a batch are refused, and for nothing after other errors', async () => {
    noticeChange(new TypeError('Failed to fetch'));
    expect(client.isFetching()).toBe(0);
    standing = sessionIn('o2');
    for (let count = 0; count < 20; count += 1) noticeChange(changed);
    await vi.waitFor(() => expect(client.getQueryData(['fields'])).toBe('o2'));
    expect(asked).toEqual({ session: 2, fields: 2 });
  });
});

describe('what the tab shows is named by', () => {
  beforeEach(() => showOrganization('o1'));

  test('a batch of reads and each change, beside its key', async () => {
    const sent: Headers[] = [];
    vi.stubGlobal('fetch', async (_: unknown, { headers }: RequestInit) => {
      sent.push(new Headers(headers));
      return Response.json([{ result: { data: 1 } }, { result: { data: 2 } }]);
    });
    const api = Object(createApi());
    await Promise.all([api.a.query(), api.b.query()]);
    await api.c.mutate();
    expect(sent.map((headers) => headers.get('x-organization'))).toEqual(['o1', 'o1']);
    expect(sent.map((headers) => headers.has('idempotency-key'))).toEqual([false, true]);
  });

  test('a stream, in the parameters of its connection', async () => {
    const addresses: URL[] = [];
    vi.stubGlobal(
      'EventSource',
      class {
        constructor(url: string) {
          addresses.push(new URL(url, 'http://localhost'));
        }
        addEventListener() {}
        close() {}
      },
    );
    const listening = Object(createStreamingApi()).a.subscribe(undefined, { onData: () => undefined });
    await vi.waitFor(() => expect(addresses).toHaveLength(1));
    listening.unsubscribe();
    expect(addresses[0]?.searchParams.get('connectionParams')).toBe('{"organization":"o1"}');
  });
});
