/** What the process tells its parent over IPC. */
import { z } from 'zod';
import { GatewayError, type GatewayErrorType } from '../gateway-error.ts';

const ready = z.object({
  type: z.literal('ready'),
  url: z.url(),
  token: z.string().min(1),
  pid: z.int(),
  state: z.enum(['ready', 'no_model']),
});

const startErrors = [
  'llama_missing',
  'model_unreadable',
  'model_too_large',
  'start_failed',
] as const satisfies readonly GatewayErrorType[];

const failed = z.object({ type: z.literal('failed'), reason: z.enum(startErrors), message: z.string() });

const message = z.discriminatedUnion('type', [ready, failed]);

export type ReadyMessage = z.output<typeof ready>;
export type GatewayMessage = z.output<typeof message>;

/** Undefined for what is none of them. */
export function readMessage(value: unknown): GatewayMessage | undefined {
  return message.safeParse(value).data;
}

/** Why the start failed, as a message. */
export function failedMessage(cause: unknown): GatewayMessage {
  const reason = startErrors.find((type) => cause instanceof GatewayError && cause.type === type) ?? 'start_failed';
  return { type: 'failed', reason, message: cause instanceof Error ? cause.message : String(cause) };
}

/** Tells the parent, if there is one, and resolves when it is sent. */
export function tellParent(value: GatewayMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send && process.connected) process.send(value, () => resolve());
    else resolve();
  });
}
