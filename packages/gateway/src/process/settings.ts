/** What a parent tells the gateway's process: one message over IPC, since it holds secrets and arguments are seen by everybody. */
import { z } from 'zod';
import { GatewayError } from '../gateway-error.ts';
import { exposure } from './exposure.ts';

const milliseconds = z.int().min(1);

const settings = z.strictObject({
  /** Where url, token and pid are written for this user alone. */
  runtimeFile: z.string().min(1),
  /** 0 for any free one. */
  port: z.int().min(0).max(65_535),
  /** A GGUF file, or null for none. */
  modelPath: z.string().min(1).nullable(),
  /** Folder in which model files may be fetched and deleted over HTTP; left out: neither. */
  modelsFolder: z.string().min(1).exactOptional(),
  contextSize: z.int().min(64).optional(),
  sequences: z.int().min(1).max(16).optional(),
  /** Default: one less than the processors. */
  threads: z.int().min(1).optional(),
  /** How answers are sampled where a request does not say, as the model's card wants it. */
  sampling: z
    .strictObject({
      temperature: z.number().min(0).max(2).exactOptional(),
      topP: z.number().gt(0).max(1).exactOptional(),
      topK: z.int().min(0).exactOptional(),
      minP: z.number().min(0).max(1).exactOptional(),
    })
    .exactOptional(),
  /** What the parent signs tenants with. */
  tenantKey: z.string().min(32).exactOptional(),
  exposure: exposure.exactOptional(),
  /** Milliseconds that running requests get at a stop. */
  drain: milliseconds.default(8000),
  limits: z
    .strictObject({
      bodyBytes: z.int().min(1).exactOptional(),
      waiting: z.int().min(0).exactOptional(),
      waitTime: milliseconds.exactOptional(),
      keepAlive: milliseconds.exactOptional(),
      heldBytes: z.int().min(1).exactOptional(),
      stall: milliseconds.exactOptional(),
    })
    .optional(),
});

export type GatewaySettings = z.output<typeof settings>;
/** As a caller writes them: what has a default may be left out. */
export type GatewaySettingsInput = z.input<typeof settings>;

/** @throws GatewayError `start_failed` with the first thing that is wrong. */
export function readSettings(message: unknown): GatewaySettings {
  const { data, error } = settings.safeParse(message);
  if (data) return data;
  const [issue] = error.issues;
  const what = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
  throw new GatewayError(503, 'start_failed', `The settings of the gateway are wrong: ${what}`, { shouldRetry: false });
}

/**
 * Waits for the parent's message.
 * @throws GatewayError `start_failed` when there is no parent, or it goes before it has sent them, or they are wrong.
 */
export async function receiveSettings(): Promise<GatewaySettings> {
  const message = await new Promise((resolve, reject) => {
    const lost = () => reject(new GatewayError(503, 'start_failed', 'There is no parent that sends the settings'));
    if (!process.connected) lost();
    process.once('disconnect', lost);
    process.once('message', (value) => {
      process.off('disconnect', lost);
      resolve(value);
    });
  });
  return readSettings(message);
}
