import type { Outgoing, Redaction } from '@repo/inference';
import { createRedaction } from '@repo/inference/redaction';
import { isLoopbackHost } from '../../http/loopback.ts';

/** Servers that ask others. */
const passOn: ReadonlySet<string | undefined> = new Set(['litellm', 'openrouter']);

/**
 * Takes the numbers of persons and firms out of what goes to servers below the national tier. What this machine answers itself is sent
 * as it is: it has the numbers already.
 */
export function modelRedaction(): Redaction {
  const redaction = createRedaction();
  return { open: () => redaction.open(), appliesTo: (endpoint) => !isThisMachine(endpoint) && redaction.appliesTo(endpoint) };
}

function isThisMachine({ url, dialect, facts = {} }: Outgoing['endpoint']): boolean {
  const { operator, location, dataController } = facts;
  const isSaidOf = (operator ?? location ?? dataController) !== undefined;
  return isLoopbackHost(url.hostname) && !isSaidOf && !passOn.has(dialect);
}
