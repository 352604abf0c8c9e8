import { createHmac } from 'node:crypto';
import { InferenceError } from '../errors/index.ts';

/**
 * The salt of a tenant's prompts where a server keeps a cache of them: how fast an answer begins must not tell one tenant what another
 * has asked. It gives neither the tenant nor the secret away.
 * @param secret of this deployment, at least 16 characters
 */
export function cacheSalt(secret: string, tenant: string): string {
  if (secret.length < 16 || tenant === '') {
    throw new InferenceError('config_invalid', { message: 'A salt needs a secret of 16 characters and a tenant' });
  }
  return createHmac('sha256', secret).update(tenant).digest('base64url');
}
