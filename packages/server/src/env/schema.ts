import { z } from 'zod';
import { isLoopbackHost } from '../http/loopback.ts';
import { isSmsUrl } from '../sms/http-sms.ts';

const url = (protocols: RegExp, message: string) =>
  z
    .url({ protocol: protocols, error: message })
    .transform((text) => new URL(text))
    .optional();

const web = (service: string) => url(/^https?$/, `must be the address of ${service}, as in https://example.com`);
const secret = z.string().optional();

/** The environment's names, all optional. The doc comments of `.env.example` say what each does. */
export const envSchema = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, as in 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portMessage())
    .transform(Number)
    .refine((port) => port <= 65_535, portMessage())
    .default(3000),
  PUBLIC_URL: url(/^https?$/, publicUrlMessage()).refine((value) => !value || isOrigin(value), publicUrlMessage()),
  DATABASE_URL: url(
    /^postgres(?:ql)?$/,
    'must be a PostgreSQL address, as in postgres://user:password@host:5432/name',
  ).transform((value) => value?.href),
  DATA_DIR: z.string().default('.data'),
  AUTH_SECRET: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => part.length >= 32),
      'must have at least 32 characters (several secrets: commas between)',
    )
    .optional(),
  SMTP_URL: url(/^smtps?$/, 'must be a mail server, as in smtp://user:password@host:587').transform((value) => value?.href),
  INFERENCE_URL: web('a model server'),
  INFERENCE_KEY: secret,
  MODEL_PATH: z.string().optional(),
  STRIPE_SECRET_KEY: secret.refine((key) => !key || /^[sr]k_(?:test|live)_\w+$/.test(key), stripeKeyMessage()),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.length <= 2 && parts.every((part) => /^whsec_\S+$/.test(part)), webhookSecretMessage())
    .optional(),
  S3_URL: url(/^https?$/, bucketMessage()).refine((value) => !value || isBucket(value), bucketMessage()),
  SMS_URL: web('an SMS sender').refine((value) => !value || isSmsUrl(value), smsMessage()),
  OIDC_URL: web('a sign-in provider'),
});

function portMessage(): string {
  return 'must be a whole number from 0 to 65535';
}

function smsMessage(): string {
  return 'must say where number and text go, as in https://sms.example/send?to={to}&text={text}, or end in #json';
}

function stripeKeyMessage(): string {
  return 'must be a secret or restricted key of Stripe, as in sk_test_… or rk_live_…';
}

function webhookSecretMessage(): string {
  return 'must be the signing secret of the endpoint /webhooks/stripe, as in whsec_… (two while one is rotated: a comma between)';
}

function publicUrlMessage(): string {
  return 'must be where people open the product, as in https://example.com, without a path';
}

function bucketMessage(): string {
  return 'must be an S3 bucket, as in https://key:secret@host/bucket?region=name; http:// on this machine only';
}

function isBucket({ protocol, hostname, pathname, username, password }: URL): boolean {
  const safe = protocol === 'https:' || isLoopbackHost(hostname);
  return safe && username !== '' && password !== '' && /^\/[^/]+\/?$/.test(pathname);
}

function isOrigin(value: URL): boolean {
  return value.href === `${value.origin}/` && value.username === '';
}

export type Env = z.output<typeof envSchema>;

/** Names that are accepted and checked, but that nothing reads yet. */
export const notReadYet = ['OIDC_URL'] as const satisfies readonly (keyof Env)[];
