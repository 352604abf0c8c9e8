import { createInference, type InferenceConfig } from '@repo/inference';
import { type BenchClient, promptOf, Reading, type Target } from '../plan.ts';

/** More than the streams of any round: a queue is not what is measured. */
const inFlight = 1_000;

/** This repository's client. */
export function ours(
  { baseURL, apiKey }: Target,
  name = 'ours',
  ports: Pick<InferenceConfig, 'gate' | 'account' | 'observer'> = {},
): BenchClient {
  const inference = createInference({ endpoints: [{ id: 'bench', baseURL, apiKey }], limits: { inFlight }, ...ports });
  return {
    name,
    async stream(plan) {
      const reading = new Reading();
      const stream = inference.stream({
        model: 'bench',
        messages: [{ role: 'user', content: promptOf(plan) }],
        maxTokens: plan.tokens,
      });
      for await (const event of stream) if (event.type === 'text') reading.take(event.delta);
      await stream.result;
      return reading.end(plan);
    },
    close: () => inference.close(),
  };
}
