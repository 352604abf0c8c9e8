/** What an attempt used by the vocabulary of the server that answered, where that did not report it. */
import type { Clock, Purpose, Transport } from '../transport/index.ts';
import type { ChatRequest } from '../types/chat.ts';
import type { Usage } from '../types/outcome.ts';
import { hasImage } from './chat-facts.ts';
import { exchange } from './exchange.ts';
import { readCount, type TokenQuestion, tokenizers } from './tokenizers.ts';

/** For both questions, from the gate to the last byte. */
const limitMs = 1_000;

export interface Countable {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Of the attempt: the gate is asked again, as the same texts leave again. */
  readonly purpose: Purpose;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent, with what was taken out of it. */
  readonly sent: ChatRequest;
  /** As it came. */
  readonly received: string;
  /** Of the client, not of the call, which is over. */
  readonly signal: AbortSignal;
}

/**
 * Asks outside of the endpoint's queue, once. Pictures have no text: a prompt with one is not counted.
 * @returns null where the server has no vocabulary to ask, or does not say in time; never rejects
 */
export async function countTokens(countable: Countable): Promise<Usage | null> {
  const { transport, sent, received } = countable;
  const { tokenizer: kind } = transport.endpoint;
  if (kind === null || hasImage(sent)) return null;
  const { ofPrompt, ofReply } = tokenizers[kind];
  try {
    const [input, output] = await Promise.all([
      count(countable, ofPrompt(sent)),
      received === '' ? 0 : count(countable, ofReply(sent.model, received)),
    ]);
    return input === null || output === null ? null : { input, output, source: 'counted' };
  } catch {
    return null;
  }
}

async function count(
  { transport, clock, purpose, headers, signal }: Countable,
  question: TokenQuestion,
): Promise<number | null> {
  const { path, body } = question;
  const timeouts = { connectMs: limitMs, totalMs: limitMs };
  const asked = { method: 'POST', path, body: JSON.stringify(body), headers } as const;
  return readCount(await exchange({ ...asked, transport, clock, purpose, timeouts, signal }));
}
