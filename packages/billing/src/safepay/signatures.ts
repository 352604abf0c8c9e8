/** Signatures of Safepay, compared in constant time. None of them carries a time: whoever receives one twice must notice by its id. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const envelope = z.object({ data: z.record(z.string(), z.unknown()) });

/** The signature of the address that a buyer returns to. It tells that Safepay sent them, and grants nothing. */
export function isRedirectSigned(
  { tracker, sig }: { readonly tracker: string; readonly sig: string },
  v1Secret: string,
): boolean {
  return isSame(createHmac('sha256', v1Secret).update(tracker).digest(), sig);
}

/**
 * The data of a webhook, when it is signed: HMAC-SHA512 over the data, serialised again. Null: it is not.
 * @param signature of the header `x-sfpy-signature`, hex
 */
export function signedData(raw: string, signature: string | null, webhookSecret: string): Record<string, unknown> | null {
  const parsed = envelope.safeParse(jsonOf(raw));
  if (!parsed.success || signature === null) return null;
  const { data } = parsed.data;
  return isSame(createHmac('sha512', webhookSecret).update(JSON.stringify(data)).digest(), signature) ? data : null;
}

function isSame(expected: Buffer, hex: string): boolean {
  const given = /^[0-9a-f]+$/i.test(hex) ? Buffer.from(hex, 'hex') : Buffer.alloc(0);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
