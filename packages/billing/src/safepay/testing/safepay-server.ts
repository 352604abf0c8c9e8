/** A server that answers as Safepay's API was seen to answer, on loopback. */
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface SafepayServer {
  readonly url: string;
  readonly requests: readonly { readonly path: string; readonly secret: string | undefined; readonly body: unknown }[];
  /** What every request is answered with from now on; null: as usual. */
  answer(status: number | null, body?: string): void;
  close(): Promise<void>;
}

export async function startSafepayServer(): Promise<SafepayServer> {
  const requests: { path: string; secret: string | undefined; body: unknown }[] = [];
  let broken: { status: number; body: string } | null = null;
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const secret = request.headers['x-sfpy-merchant-secret'];
    requests.push({ path, secret: typeof secret === 'string' ? secret : undefined, body: JSON.parse(await text(request)) });
    const answers: Readonly<Record<string, unknown>> = {
      '/order/v1/init': { data: { token: `track_${randomUUID()}` }, status: { errors: [], message: 'success' } },
      '/client/passport/v1/token': { data: `passport_${randomUUID()}` },
    };
    response.writeHead(broken?.status ?? (path in answers ? 200 : 404), { 'content-type': 'application/json' });
    response.end(broken?.body ?? JSON.stringify(answers[path] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    answer(status, body = '') {
      broken = status === null ? null : { status, body };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A webhook as it is sent. */
export function webhookOf(orderId: string, webhookSecret: string): { readonly raw: string; readonly headers: Headers } {
  const data = {
    ...{ token: 'EVENT1', client_id: 'sec_test', type: 'payment:created', endpoint: 'https://example.test/webhooks/safepay' },
    notification: {
      ...{
        tracker: 'track_1',
        intent: 'CYBERSOURCE',
        state: 'PAID',
        amount: '7560',
        currency: 'PKR',
        fee: '20.5',
        net: '7539.5',
      },
      metadata: { order_id: orderId, source: 'custom' },
    },
    created_at: '2026-11-10T09:00:00Z',
  };
  const signature = createHmac('sha512', webhookSecret).update(JSON.stringify(data)).digest('hex');
  return { raw: JSON.stringify({ data }, null, 2), headers: new Headers({ 'x-sfpy-signature': signature }) };
}
