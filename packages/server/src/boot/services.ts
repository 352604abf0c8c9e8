import type { Database } from '@repo/db';
import type { Env } from '../env/schema.ts';
import { modelSentence } from '../inference/model-sentence.ts';
import type { InferencePort, InferenceState } from '../inference/port.ts';
import type { Billing } from '../platform/billing/billing.ts';
import type { Service, Services } from '../platform/services.ts';

/** What stands behind each service of this process; the model is asked for anew. */
export function servicesOf(
  env: Pick<Env, 'SMTP_URL' | 'SMS_URL' | 'AUTH_SECRET'>,
  kind: Database['kind'],
  inference: InferencePort,
  payments: Pick<Billing, 'provider' | 'payTo'> = { provider: 'local', payTo: null },
): Services {
  const service = (id: Service['id'], variable: Service['variable'], set: boolean): Service => {
    const mode = set ? 'set' : 'local';
    return { id, mode, variable, messageKey: `server.service.${id}.${mode}`, params: {} };
  };
  const fixed = [
    service('database', 'DATABASE_URL', kind === 'postgres'),
    service('mail', 'SMTP_URL', env.SMTP_URL !== undefined),
    service('sms', 'SMS_URL', env.SMS_URL !== undefined),
    service('secret', 'AUTH_SECRET', env.AUTH_SECRET !== undefined),
    paymentsService(payments),
  ];
  return async () => [...fixed, inferenceService(await inference.current())];
}

function paymentsService({ provider, payTo }: Pick<Billing, 'provider' | 'payTo'>): Service {
  const ways = { local: 'local', manual: 'transfer', stripe: payTo ? 'both' : 'set', safepay: 'set' } as const;
  const messageKey = `server.service.payments.${ways[provider]}`;
  const mode = provider === 'local' ? 'local' : 'set';
  return { id: 'payments', mode, variable: 'STRIPE_SECRET_KEY', messageKey, params: {} };
}

const modes: Readonly<Record<InferenceState['state'], Service['mode']>> = {
  ready: 'local',
  resting: 'local',
  loading: 'local',
  starting: 'local',
  none: 'absent',
  refused: 'absent',
  failed: 'absent',
};

function inferenceService(now: InferenceState): Service {
  const isSet = (now.state === 'ready' || now.state === 'resting') && now.model.origin === 'set';
  const { messageKey, params } = modelSentence(now);
  return {
    id: 'inference',
    mode: isSet ? 'set' : modes[now.state],
    variable: 'INFERENCE_URL',
    messageKey,
    params: { ...params },
  };
}
