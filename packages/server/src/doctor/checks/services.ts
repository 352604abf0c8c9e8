import type { TransferAccount } from '@repo/vertical';
import type { Env } from '../../env/schema.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** What is not built yet, whatever is set. */
const later: readonly { readonly id: string; readonly name: string; readonly variable: keyof Env }[] = [
  { id: 'sign-in', name: 'Sign-in through another provider', variable: 'OIDC_URL' },
];

/** Which service is local, which one is set, and which is not built yet. No service is asked. */
export function checkServices({ env, addresses, paid }: Context): Check[] {
  const rest = later.map(({ id, name, variable }) => {
    const unread = env[variable] === undefined ? '' : `; ${variable} is set and nothing reads it`;
    return note(`service.${id}`, `${name}: not built yet${unread}`);
  });
  return [mail(env, addresses.onLoopback), sms(env, addresses.onLoopback), files(env), payments({ env, paid }), ...rest];
}

function files({ S3_URL, DATA_DIR }: Env): Check {
  const id = 'service.files';
  if (!S3_URL) return ok(id, `Files: kept in ${DATA_DIR}/files`);
  return ok(id, `Files: kept in the bucket ${S3_URL.pathname.slice(1)} of ${S3_URL.host} (S3_URL), which was not asked`);
}

function payments({ env, paid }: Pick<Context, 'env' | 'paid'>): Check {
  const id = 'service.payments';
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, DATABASE_URL } = env;
  if (STRIPE_SECRET_KEY && !STRIPE_WEBHOOK_SECRET) {
    return fault(id, 'Payments: STRIPE_SECRET_KEY is set without STRIPE_WEBHOOK_SECRET', 'Set both or none.');
  }
  const mode = STRIPE_SECRET_KEY?.includes('_live_') ? 'live' : 'test';
  const ways = [
    ...(STRIPE_SECRET_KEY ? [`through Stripe in ${mode} mode (STRIPE_SECRET_KEY), which was not asked`] : []),
    ...(paid.transfer ? [transferTo(paid.transfer)] : []),
  ];
  if (ways.length > 0) {
    const found = `Payments: ${ways.join('; ')}`;
    const [people = 0, needed] = [paid.operators?.length, 2];
    if (!paid.transfer || people >= needed) return ok(id, found);
    const fix = 'Name two people in operators of buniyad.config.ts: whoever records a transfer may not confirm it.';
    return note(id, `${found}; ${people === 0 ? 'no operator' : 'one operator'}, so no transfer can be confirmed`, fix);
  }
  if (!DATABASE_URL) return ok(id, 'Payments: no money moves');
  const fix = 'Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or transfer in buniyad.config.ts: docs/billing.md.';
  return note(id, 'Payments: no money moves, so everybody may have every plan', fix);
}

/** The end of the account is enough to know it by. */
const transferTo = ({ bank, iban, raastId }: TransferAccount): string =>
  `by transfer${raastId ? ' or Raast' : ''} to the account …${iban.replace(/\s/g, '').slice(-4)} at ${bank} (transfer in buniyad.config.ts)`;

function mail({ SMTP_URL, PORT, DATABASE_URL }: Env, onLoopback: boolean): Check {
  const id = 'service.mail';
  if (SMTP_URL) return ok(id, `Mail: sent through ${new URL(SMTP_URL).host} (SMTP_URL), which was not asked`);
  if (onLoopback && !DATABASE_URL) return ok(id, `Mail: nothing is sent, it is kept at http://localhost:${PORT}/dev/inbox`);
  return note(id, 'Mail: nothing is sent, so nobody can confirm an address or reset a password', 'Set SMTP_URL.');
}

function sms({ SMS_URL, PORT, DATABASE_URL }: Env, onLoopback: boolean): Check {
  const id = 'service.sms';
  if (SMS_URL) return ok(id, `Text messages: sent through ${SMS_URL.host} (SMS_URL), which was not asked`);
  if (onLoopback && !DATABASE_URL) {
    return ok(id, `Text messages: nothing is sent, they are kept at http://localhost:${PORT}/dev/inbox`);
  }
  return note(id, 'Text messages: nothing is sent', 'Set SMS_URL if the product sends any.');
}
