import { noModelInstructions } from '@repo/gateway';

/** A state, or a batch of answers with it, as on a machine where no server and no file was found. */
export function withoutModel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutModel);
  if (typeof value !== 'object' || value === null) return value;
  if ('state' in value && value.state === 'failed') {
    const messageKey = 'server.service.inference.none';
    return { ...value, state: 'none', reason: null, messageKey, steps: noModelInstructions };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutModel(inner)]));
}
