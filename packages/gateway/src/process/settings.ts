/** What a parent tells the gateway's process: one JSON argument, in which there is no secret. */
import { z } from 'zod';
import { GatewayError } from '../gateway-error.ts';

const milliseconds = z.int().min(1);

const settings = z.strictObject({
  /** Where url, token and pid are written for this user alone. */
  runtimeFile: z.string().min(1),
  /** 0 for any free one. */
  port: z.int().min(0).max(65_535),
  /** A GGUF file, or null for none. */
  modelPath: z.string().min(1).nullable(),
  contextSize: z.int().min(64).optional(),
  sequences: z.int().min(1).max(16).optional(),
  /** Default: one less than the processors. */
  threads: z.int().min(1).optional(),
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

/** @throws GatewayError `start_failed` when the argument is not what `settingsArgument` writes. */
export function readSettings(argument: string | undefined): GatewaySettings {
  try {
    return settings.parse(JSON.parse(argument ?? ''));
  } catch (cause) {
    throw new GatewayError(503, 'start_failed', 'The settings of the gateway are not readable', { cause, shouldRetry: false });
  }
}

export function settingsArgument(input: GatewaySettingsInput): string {
  return JSON.stringify(input);
}
