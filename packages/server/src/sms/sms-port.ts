import type { Locale } from '@repo/i18n';

/** A text message as it leaves the product. */
export interface Sms {
  /** E.164: "+923001234567". */
  readonly to: string;
  readonly text: string;
  readonly locale: Locale;
  /** Name of the template, for logs and tests. */
  readonly template: string;
  /** The organization that pays for it; null for the platform. */
  readonly orgId: string | null;
}

/** Where text messages go: a sender, or rows of the local inbox. */
export interface SmsPort {
  /**
   * Takes a message; it is sent later.
   * @throws AppError `PHONE_INVALID` for what is no mobile number of Pakistan, `SMS_TOO_LONG`, `SMS_LIMIT` with `retryAfter`
   */
  send(message: Sms): Promise<void>;
}

/** So many in a window of so many seconds. */
export interface SmsLimit {
  readonly most: number;
  readonly seconds: number;
}

/** What messages may cost: a flood is somebody else's bill, and somebody's phone. */
export const smsLimits = {
  number: { most: 3, seconds: 600 },
  organization: { most: 200, seconds: 86_400 },
  platform: { most: 1_000, seconds: 86_400 },
} as const satisfies Record<string, SmsLimit>;

/** Characters; ten parts of a message in Urdu, of 67 each. */
export const longestSms = 670;
