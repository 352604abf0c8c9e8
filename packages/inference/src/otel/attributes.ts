/** What spans and metrics say of a call. No prompt, no reply, no message of an error: a server's words may hold either. */
import type { Operation } from '../types/gate.ts';
import type { CallBegun, CallOver } from '../types/observer.ts';
import type { Attempt } from '../types/result.ts';
import type { TiersOf } from './tiers.ts';
import type { OtelAttributes } from './types.ts';

export interface Naming {
  /** What runs at an endpoint: "llama.cpp". */
  readonly providerOf: (endpointId: string) => string;
  readonly tiersOf: TiersOf | undefined;
}

type Side = 'input' | 'output';

/** Which tokens a model reads and writes: vectors and rankings are no tokens. */
export const sidesOf = (operation: Operation): readonly Side[] =>
  operation === 'embeddings' || operation === 'rerank' ? ['input'] : ['input', 'output'];

export const begunAttributes = ({ operation, model, conversationId }: CallBegun): OtelAttributes => ({
  'gen_ai.operation.name': operation,
  'gen_ai.request.model': model,
  ...(conversationId === undefined ? {} : { 'gen_ai.conversation.id': conversationId }),
});

export function overAttributes(over: CallOver, operation: Operation, { providerOf, tiersOf }: Naming): OtelAttributes {
  const { error, attempts, costs, servedModel, finishReason } = over;
  const last = attempts.at(-1);
  const decisionId = last?.decisionId ?? null;
  const tiers = decisionId === null ? null : (tiersOf?.(decisionId) ?? null);
  const pkrMicros = costs.cost?.pkrMicros ?? null;
  return {
    ...provider(last, providerOf),
    ...named('gen_ai.response.model', servedModel),
    ...(isName(finishReason) ? { 'gen_ai.response.finish_reasons': [finishReason] } : {}),
    ...usageOf(operation, attempts),
    ...(error === null ? {} : { 'error.type': error.code }),
    ...(decisionId === null ? {} : { 'buniyad.decision_id': decisionId }),
    ...Object.fromEntries(Object.entries(tiers ?? {}).map(([axis, tier]) => [`buniyad.tier.${axis}`, tier])),
    ...(pkrMicros === null ? {} : { 'buniyad.cost.pkr': Number(pkrMicros) / 1e6 }),
    ...(costs.energy === null ? {} : { 'buniyad.energy.kwh': Number(costs.energy.kWh) }),
  };
}

/** Few values each: no tenant, and no name that a server gives. */
export const metricAttributes = (begun: CallBegun, last: Attempt | undefined, { providerOf }: Naming): OtelAttributes => ({
  'gen_ai.operation.name': begun.operation,
  'gen_ai.request.model': begun.model,
  ...provider(last, providerOf),
});

export const attemptAttributes = ({ endpointId, outcome, durationMs, decisionId }: Attempt): OtelAttributes => ({
  'buniyad.endpoint.id': endpointId,
  'buniyad.attempt.duration': durationMs / 1000,
  ...(outcome === 'ok' ? {} : { 'error.type': outcome }),
  ...(decisionId === null ? {} : { 'buniyad.decision_id': decisionId }),
});

const provider = (last: Attempt | undefined, providerOf: Naming['providerOf']): OtelAttributes =>
  last === undefined ? {} : { 'gen_ai.provider.name': providerOf(last.endpointId) };

const named = (key: string, value: string | null): OtelAttributes => (isName(value) ? { [key]: value } : {});

/** A server may write a text where a name belongs. */
const isName = (value: string | null): value is string => value !== null && /^[\w.:/@+-]{1,128}$/.test(value);

/** Of all attempts that say it; nothing where none does. */
function usageOf(operation: Operation, attempts: readonly Attempt[]): OtelAttributes {
  const known = attempts.flatMap(({ usage }) => (usage === null ? [] : [usage]));
  if (known.length === 0) return {};
  const sum = (side: Side): number => known.reduce((total, usage) => total + usage[side], 0);
  return Object.fromEntries(sidesOf(operation).map((side) => [`gen_ai.usage.${side}_tokens`, sum(side)]));
}
