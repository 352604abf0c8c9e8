import { AppError } from '@repo/facts';
import { isLoopbackIp } from '../http/loopback.ts';
import { networkOf } from '../http/network-of.ts';
import type { RequestContext } from './context.ts';
import type { MutationParty } from './mutation-limits.ts';

/**
 * Counts one change: of every mutation before its input is read, and of what changes something outside of procedures.
 * @throws AppError `TOO_MANY` with the seconds to wait, when changes come faster than `mutation-limits.ts` allows
 */
export async function countMutation({ take, limits }: RequestContext['mutations'], caller: Caller): Promise<void> {
  for (const [party, who] of partiesOf(caller)) {
    const retryAfter = await take(`mutation:${party}:${who}`, limits[party]);
    if (retryAfter !== null) throw new AppError('TOO_MANY', { kind: 'too-many', retryAfter });
  }
}

type Caller = Pick<RequestContext, 'apiKey' | 'session' | 'clientIp'>;

/** The address of this very machine is no party: a proxy that was not named may stand there, with all visitors behind it. */
function partiesOf({ apiKey, session, clientIp }: Caller): readonly (readonly [MutationParty, string])[] {
  if (apiKey) {
    return [
      ['person', apiKey.id],
      ['organization', apiKey.organizationId],
    ];
  }
  if (!session) return isLoopbackIp(clientIp) ? [] : [['address', networkOf(clientIp)]];
  const { userId, organization } = session;
  return organization
    ? [
        ['person', userId],
        ['organization', organization.id],
      ]
    : [['person', userId]];
}
