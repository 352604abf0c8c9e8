/** What one call of a model costs its organization, by the tokens that this vertical counts where the server reports none. */
import type { ChatRequest } from '@repo/inference';
import { type PaidCall, payFor } from '@repo/server/trpc';
import { tokenMeter } from '../../token-meter.ts';
import { costOf } from '../../writing/budget.ts';

export interface Payer {
  readonly orgId: string;
  readonly userId: string;
  /** Names the call: the same one is never set aside twice. */
  readonly call: string;
}

export interface TokenAccount extends Omit<PaidCall, 'delivered'> {
  /** A part of the reply has come, be it thoughts. */
  delivered(delta: string): void;
}

type Host = Parameters<typeof payFor>[0];
type Prompt = Pick<ChatRequest, 'messages'>;

export function tokenAccount(host: Host, payer: Payer, prompt: Prompt): TokenAccount {
  const paid = payFor(host, { ...payer, vertical: 'assistant', meter: tokenMeter.id, promptTokens: promptCost(prompt) });
  return {
    options: paid.options,
    soFar: () => paid.soFar(),
    booked: () => paid.booked(),
    delivered: (delta) => paid.delivered(costOf(delta)),
    get costs() {
      return paid.costs;
    },
  };
}

function promptCost({ messages }: Prompt): number {
  return messages.reduce((sum, { content }) => sum + (typeof content === 'string' ? costOf(content) : 0), 0);
}
