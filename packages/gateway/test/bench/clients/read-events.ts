import { createParser } from 'eventsource-parser';
import type { Reading } from '../plan.ts';

interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null } }[];
}

/** The least that reads a stream: the published parser, and `JSON.parse` of each event. */
export async function readEvents(body: AsyncIterable<Uint8Array>, reading: Reading): Promise<void> {
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent({ data }) {
      if (data === '[DONE]') return;
      const chunk: Chunk = JSON.parse(data);
      reading.take(chunk.choices?.[0]?.delta?.content);
    },
  });
  for await (const bytes of body) parser.feed(decoder.decode(bytes, { stream: true }));
}
