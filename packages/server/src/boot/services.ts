import type { Database } from '@repo/db';
import type { Env } from '../env/schema.ts';
import type { Service } from '../platform/services.ts';

/** What stands behind each service of this process. */
export function servicesOf(env: Pick<Env, 'SMTP_URL' | 'AUTH_SECRET'>, kind: Database['kind']): readonly Service[] {
  const service = (id: Service['id'], variable: Service['variable'], set: boolean): Service => {
    const mode = set ? 'set' : 'local';
    return { id, mode, variable, messageKey: `server.service.${id}.${mode}` };
  };
  return [
    service('database', 'DATABASE_URL', kind === 'postgres'),
    service('mail', 'SMTP_URL', env.SMTP_URL !== undefined),
    service('secret', 'AUTH_SECRET', env.AUTH_SECRET !== undefined),
  ];
}
