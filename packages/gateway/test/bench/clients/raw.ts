import { Agent, request } from 'undici';
import { type BenchClient, type Plan, promptOf, Reading, type Target } from '../plan.ts';
import { readEvents } from './read-events.ts';

const bodyOf = (plan: Plan): string =>
  JSON.stringify({
    model: 'bench',
    messages: [{ role: 'user', content: promptOf(plan) }],
    max_tokens: plan.tokens,
    stream: true,
    stream_options: { include_usage: true },
  });

const headersOf = ({ apiKey }: Target) => ({ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' });

/** `undici.request` and a parser: what a client costs at the least. */
export function rawClient(target: Target): BenchClient {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  return {
    name: 'undici + parser',
    async stream(plan) {
      const reading = new Reading();
      const { body } = await request(`${target.baseURL}/chat/completions`, {
        method: 'POST',
        headers: headersOf(target),
        body: bodyOf(plan),
        dispatcher: agent,
      });
      await readEvents(body, reading);
      return reading.end(plan);
    },
    close: () => agent.destroy(),
  };
}

/** Node's own `fetch` and the same parser. */
export function fetchClient(target: Target): BenchClient {
  return {
    name: 'fetch + parser',
    async stream(plan) {
      const reading = new Reading();
      const answer = await fetch(`${target.baseURL}/chat/completions`, {
        method: 'POST',
        headers: headersOf(target),
        body: bodyOf(plan),
      });
      if (answer.body === null) throw new Error('The answer has no body');
      await readEvents(answer.body, reading);
      return reading.end(plan);
    },
    close: async () => {},
  };
}
