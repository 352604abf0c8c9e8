/** Reading server-sent chat events in tests. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { z } from 'zod';

const event = z.object({
  id: z.string().optional(),
  choices: z
    .array(
      z.object({
        delta: z.object({
          role: z.string().optional(),
          content: z.string().nullish(),
          reasoning_content: z.string().optional(),
        }),
        finish_reason: z.string().nullable(),
      }),
    )
    .optional(),
  usage: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ code: z.int(), type: z.string(), message: z.string() }).optional(),
});

export type StreamEvent = z.output<typeof event> | '[DONE]';

/** The events of a stream; `[DONE]` stays a string. */
export function eventsOf(text: string): StreamEvent[] {
  const lines = text.split('\n').filter((line) => line.startsWith('data: '));
  return lines.map((line) => (line === 'data: [DONE]' ? '[DONE]' : event.parse(JSON.parse(line.slice(6)))));
}

/** The texts of the deltas that have one. */
export function deltasOf(text: string): string[] {
  return eventsOf(text).flatMap((one) => (one === '[DONE]' ? [] : (one.choices?.[0]?.delta.content ?? [])));
}

/** The error of the last event, if it is one. */
export function lastErrorOf(text: string) {
  const last = eventsOf(text).at(-1);
  return last === undefined || last === '[DONE]' ? undefined : last.error;
}

/** Begins a streamed chat about `سلام` whose body the test reads at its own pace. */
export function openStream(url: string, token: string, fields: object = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const outgoing = httpRequest(`${url}/v1/chat/completions`, { method: 'POST', headers, agent: false }, resolve);
    outgoing.once('error', reject);
    outgoing.end(JSON.stringify({ messages: [{ role: 'user', content: 'سلام' }], stream: true, ...fields }));
  });
}

/** The rest of a stream. */
export async function restOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
