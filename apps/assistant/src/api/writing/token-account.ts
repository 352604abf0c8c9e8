/** What one call of a model costs its organization: set aside before, and settled whatever becomes of the call. */
import type { SqlExecutor } from '@repo/db';
import type { ChatRequest, Usage } from '@repo/inference';
import type { RequestContext } from '@repo/server/trpc';
import { tokenMeter } from '../../token-meter.ts';
import { costOf } from '../../writing/budget.ts';
import { repeatedly } from './repeatedly.ts';

export interface Payer {
  readonly orgId: string;
  readonly userId: string;
  /** As its server names it. */
  readonly model: string;
  /** Names the call: the same one is never set aside twice. */
  readonly call: string;
}

export interface TokenAccount {
  /** A part of the reply has come, be it thoughts. */
  delivered(delta: string): void;
  /** What came so far as the last step of the transaction that stores it: it is booked also where this process ends. Null: nothing. */
  soFar(): ((connection: SqlExecutor) => Promise<void>) | null;
  /**
   * Books what the server reports. Where it reports nothing, what came is counted, with the prompt; where nothing came before the
   * call failed, everything is given back.
   */
  settle(end: { readonly usage: Usage | null; readonly isComplete: boolean }): Promise<void>;
}

type Host = Pick<RequestContext, 'metering' | 'log'>;
type Prompt = Pick<ChatRequest, 'messages' | 'maxTokens'>;

/** @throws AppError `QUOTA_EXCEEDED` */
export async function openAccount(
  { metering, log }: Host,
  { orgId, userId, model, call }: Payer,
  prompt: Prompt,
): Promise<TokenAccount> {
  const read = promptCost(prompt);
  let written = 0;
  const { id } = await metering.reserve({
    organizationId: orgId,
    principalId: userId,
    meter: tokenMeter.id,
    vertical: 'assistant',
    model,
    requestId: call,
    units: whole(read + (prompt.maxTokens ?? 0)),
  });
  return {
    delivered(delta) {
      written += costOf(delta);
    },
    soFar() {
      if (written === 0) return null;
      const units = whole(read + written);
      return (connection) => metering.deliver(id, units, connection);
    },
    async settle({ usage, isComplete }) {
      const book = (): Promise<void> => {
        if (usage) return metering.commit(id, whole(usage.input + usage.output), { source: 'reported' });
        if (isComplete || written > 0) return metering.commit(id, whole(read + written), { source: 'counted' });
        return metering.release(id);
      };
      try {
        await repeatedly(book, (err) => log.warn({ err }, 'the tokens of an answer could not be booked now'));
      } catch (err) {
        // The answer is there all the same; what was set aside is given back when it runs out.
        log.error({ err, reservation: id }, 'the tokens of an answer are not booked');
      }
    },
  };
}

function promptCost({ messages }: Prompt): number {
  return messages.reduce((sum, { content }) => sum + (typeof content === 'string' ? costOf(content) : 0), 0);
}

function whole(tokens: number): bigint {
  return BigInt(Math.max(1, Math.ceil(tokens)));
}
