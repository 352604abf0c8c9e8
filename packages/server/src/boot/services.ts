import type { Database } from '@repo/db';
import type { Env } from '../env/schema.ts';
import { dialectNames } from '../inference/dialect-names.ts';
import type { InferencePort, InferenceState } from '../inference/port.ts';
import type { Service, Services } from '../platform/services.ts';

/** What stands behind each service of this process; the model is asked for anew. */
export function servicesOf(
  env: Pick<Env, 'SMTP_URL' | 'AUTH_SECRET'>,
  kind: Database['kind'],
  inference: InferencePort,
): Services {
  const service = (id: Service['id'], variable: Service['variable'], set: boolean): Service => {
    const mode = set ? 'set' : 'local';
    return { id, mode, variable, messageKey: `server.service.${id}.${mode}`, params: {} };
  };
  const fixed = [
    service('database', 'DATABASE_URL', kind === 'postgres'),
    service('mail', 'SMTP_URL', env.SMTP_URL !== undefined),
    service('secret', 'AUTH_SECRET', env.AUTH_SECRET !== undefined),
  ];
  return async () => [...fixed, inferenceService(await inference.current())];
}

/** Names the model and the kind of its server, never its address. */
function inferenceService(state: InferenceState): Service {
  const row = (mode: Service['mode'], name: string, params: Service['params'] = {}): Service => ({
    id: 'inference',
    mode,
    variable: 'INFERENCE_URL',
    messageKey: `server.service.inference.${name}`,
    params,
  });
  if (state.state === 'failed') return row('absent', 'failed', { reason: state.reason });
  if (state.state === 'loading') return row('local', 'loading');
  if (state.state !== 'ready') return row('absent', state.state);
  const { id: model, origin, dialect } = state.model;
  if (origin === 'found') return row('local', 'found', { model, server: dialect === null ? '' : dialectNames[dialect] });
  return row(origin === 'set' ? 'set' : 'local', origin, { model });
}
