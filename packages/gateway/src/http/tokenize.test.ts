import { setTimeout as sleep } from 'node:timers/promises';
import { createInference } from '@repo/inference';
import { createAccount } from '@repo/inference/accounting';
import { expect, test } from 'vitest';
import { fakeModel } from '../testing/fake-model.ts';
import { serveGateway, testToken } from '../testing/serve-gateway.ts';

test('what a reader left is counted by the gateway’s own vocabulary', async () => {
  const generate = async (signal: AbortSignal, onChunk: (chunk: { channel: 'text'; text: string }) => void) => {
    onChunk({ channel: 'text', text: 'گندم' });
    await sleep(60_000, undefined, { signal }).catch(() => {});
  };
  const served = await serveGateway(fakeModel({ generate }));
  const used: unknown[] = [];
  let told = (): void => {};
  const booked = new Promise<void>((resolve) => (told = resolve));
  const budget = {
    reserve: async ({ requestId }: { readonly requestId: string }) => ({ id: requestId, expiresAt: null }),
    async commit(_id: string, { usage }: { readonly usage: unknown }) {
      used.push(usage);
      told();
      return { late: false };
    },
    release: async () => {},
  };
  const endpoint = { id: 'gateway', baseURL: `${served.url}/v1`, apiKey: testToken, tokenizer: 'gateway' } as const;
  const inference = createInference({
    endpoints: [endpoint],
    account: createAccount({ cards: () => null, budget }),
    timeouts: { connectMs: 10_000 },
  });
  try {
    const request = { model: 'fake', messages: [{ role: 'user', content: 'کب بوئیں؟' }] } as const;
    for await (const event of inference.stream(request)) if (event.type === 'text') break;
    await booked;
    // A token is a letter there.
    expect(used).toEqual([{ input: 9, output: 4, source: 'counted' }]);
  } finally {
    await inference.close();
    await served.close();
  }
});
