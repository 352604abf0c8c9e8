import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readEnv } from './read-env.ts';
import { envSchema, notReadYet } from './schema.ts';

const example = readFileSync(join(import.meta.dirname, '../../../../.env.example'), 'utf8');

test('an empty environment gives the defaults', () => {
  expect(readEnv({})).toEqual({ HOST: '127.0.0.1', PORT: 3000, DATA_DIR: '.data' });
});

test('blank means unset, spaces too', () => {
  const blank = Object.fromEntries(Object.keys(envSchema.shape).map((name) => [name, '  ']));
  expect(readEnv(blank)).toEqual(readEnv({}));
});

test('the names are these fifteen', () => {
  const names =
    'HOST PORT PUBLIC_URL DATABASE_URL DATA_DIR AUTH_SECRET INFERENCE_URL INFERENCE_KEY MODEL_PATH STRIPE_SECRET_KEY STRIPE_WEBHOOK_SECRET SMTP_URL S3_URL SMS_URL OIDC_URL';
  expect(Object.keys(envSchema.shape).toSorted()).toEqual(names.split(' ').toSorted());
});

test('.env.example names them all, gives none a value, and says which are not read yet', () => {
  const values = parseEnv(example);
  expect(Object.keys(values).toSorted()).toEqual(Object.keys(envSchema.shape).toSorted());
  expect(readEnv(values)).toEqual(readEnv({}));
  const [, later = ''] = example.split(/^# --- Checked, but nothing reads them yet.*$/m);
  expect(Object.keys(parseEnv(later)).toSorted()).toEqual([...notReadYet].toSorted());
});

test.each([
  ['PORT', '80a0', 'PORT must be a whole number from 0 to 65535.'],
  ['PORT', '70000', 'PORT must be a whole number from 0 to 65535.'],
  ['PUBLIC_URL', 'example.com', 'PUBLIC_URL must be where people open the product, as in https://example.com, without a path.'],
  [
    'PUBLIC_URL',
    'https://example.com/app',
    'PUBLIC_URL must be where people open the product, as in https://example.com, without a path.',
  ],
  [
    'DATABASE_URL',
    'mysql://root:hunter2@db/app',
    'DATABASE_URL must be a PostgreSQL address, as in postgres://user:password@host:5432/name.',
  ],
  ['SMTP_URL', 'http://mail', 'SMTP_URL must be a mail server, as in smtp://user:password@host:587.'],
  ['AUTH_SECRET', 'short', 'AUTH_SECRET must have at least 32 characters (several secrets: commas between).'],
  ['HOST', 'my host', 'HOST must be an address of this machine, as in 127.0.0.1 or 0.0.0.0.'],
  [
    'STRIPE_SECRET_KEY',
    'pk_test_hunter2',
    'STRIPE_SECRET_KEY must be a secret or restricted key of Stripe, as in sk_test_… or rk_live_….',
  ],
  [
    'STRIPE_WEBHOOK_SECRET',
    'whsec_a,whsec_b,whsec_hunter2',
    'STRIPE_WEBHOOK_SECRET must be the signing secret of the endpoint /webhooks/stripe, as in whsec_… (two while one is rotated: a comma between).',
  ],
  [
    'S3_URL',
    'bucket',
    'S3_URL must be an S3 bucket, as in https://key:secret@host/bucket?region=name; http:// on this machine only.',
  ],
  [
    'S3_URL',
    'https://host/bucket',
    'S3_URL must be an S3 bucket, as in https://key:secret@host/bucket?region=name; http:// on this machine only.',
  ],
  [
    'S3_URL',
    'http://key:hunter2@192.0.2.1/bucket',
    'S3_URL must be an S3 bucket, as in https://key:secret@host/bucket?region=name; http:// on this machine only.',
  ],
])('%s=%s is refused in one line that does not repeat it', (name, value, line) => {
  let message = '';
  try {
    readEnv({ [name]: value });
  } catch (error) {
    message = error instanceof Error ? error.message : '';
  }
  expect(message.split('\n')[0]).toBe(line);
  expect(message).not.toContain('hunter2');
});

test('every faulty name has its line', () => {
  expect(() => readEnv({ PORT: 'x', SMTP_URL: 'y' })).toThrow(/PORT [^\n]+\nSMTP_URL /);
});

test('AUTH_SECRET may list several', () => {
  const [first, second] = ['a'.repeat(32), 'b'.repeat(40)];
  expect(readEnv({ AUTH_SECRET: `${first}, ${second}` }).AUTH_SECRET).toEqual([first, second]);
  expect(() => readEnv({ AUTH_SECRET: `${first},` })).toThrow('AUTH_SECRET');
});
