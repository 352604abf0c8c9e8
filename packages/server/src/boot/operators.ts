import type { RequestContext } from '../trpc/context.ts';

/**
 * Who runs a deployment.
 * @param listed e-mail addresses of `buniyad.config.ts`
 * @param demo address of the demo login where only this machine reaches the embedded database, else null
 */
export function operatorsOf(listed: readonly string[] = [], demo: string | null = null): RequestContext['isOperator'] {
  const addresses = new Set([...listed, ...(demo === null ? [] : [demo])].map((address) => address.trim().toLowerCase()));
  return ({ email, emailVerified }) => emailVerified && addresses.has(email.toLowerCase());
}
