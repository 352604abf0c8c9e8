/** The gate: which card and which endpoint, what the policy says, written down, and only then leave. */
import { cardHash } from '../cards/card-hash.ts';
import { findCard } from '../cards/find-card.ts';
import { InferenceError } from '../errors/index.ts';
import { isLoopbackHost } from '../transport/address.ts';
import { asGateIsTold, type EndpointConfig } from '../transport/endpoint.ts';
import type { ModelCard } from '../types/card.ts';
import type { AuditSink, Decision } from '../types/decision.ts';
import type { EndpointFacts } from '../types/endpoint-facts.ts';
import type { Gate, Outgoing } from '../types/gate.ts';
import { decide, type Question, type Verdict } from './decide.ts';
import { policyHash } from './policy-hash.ts';
import type { Policy } from './profiles.ts';
import { namesSomebody, ownMachine } from './tier-of.ts';
import { undeclaredCardId, undeclaredCards } from './undeclared-card.ts';
import { codeOf, type Refused, wordsOf } from './words.ts';

export interface GateConfig {
  /** The first one that a name means is used: a founder's own before those that come along. */
  readonly cards: readonly ModelCard[];
  readonly policy: Policy;
  readonly sink: AuditSink;
}

export interface PolicyGate extends Required<Gate> {
  readonly policy: Policy;
  /** Of the policy, as in every record. */
  readonly policyHash: string;
  /** Under which a model is decided; null where it has none and needs one. */
  cardOf(model: string): ModelCard | null;
  /**
   * What it would say of a question to a model of an endpoint. Nothing is asked and nothing is written down.
   * @throws InferenceError `config_invalid` for what cannot be an endpoint, `tier_denied` for one that may not be spoken to
   */
  consider(model: string, endpoint: EndpointConfig): Verdict;
}

/** Servers that ask others: who runs those is told of the endpoint, or not known. */
const passOn: ReadonlySet<string> = new Set(['litellm', 'openrouter']);

/** @throws InferenceError `config_invalid` for a card with the id that models without a card go by. */
export function createGate({ cards, policy, sink }: GateConfig): PolicyGate {
  if (cards.some(({ id }) => id === undeclaredCardId)) {
    throw new InferenceError('config_invalid', { message: `No model card may have the id ${undeclaredCardId}` });
  }
  const hash = policyHash(policy);
  const undeclared = undeclaredCards();
  const cardOf = (model: string): ModelCard | null =>
    findCard(cards, model) ?? (policy.cards === 'required' ? null : undeclared(model));
  const factsOf = ({ url, dialect, facts = {} }: Outgoing['endpoint']): EndpointFacts => {
    // Loopback proves nothing: it stands under the law that the deployment says it stands under, if it says so.
    const isOwn = isLoopbackHost(url) && !passOn.has(dialect ?? '') && !namesSomebody(facts);
    return isOwn && policy.jurisdiction !== null ? { ...ownMachine(policy.jurisdiction), ...facts } : facts;
  };
  const write = async (
    asked: Omit<Outgoing, 'endpoint'> & { readonly endpoint: Outgoing['endpoint'] | null },
    card: ModelCard | null,
    rest: Pick<Decision, 'host' | 'address' | 'axes' | 'decision' | 'reason'>,
  ): Promise<string> => {
    const { requestId, tenant, operation, model, redactions, endpoint } = asked;
    const known = {
      cardId: card?.id ?? null,
      cardHash: card === null ? null : cardHash(card),
      endpointId: endpoint?.id ?? null,
      licenceId: card?.licence.id ?? null,
    };
    const decision = { requestId, tenant, operation, model, ...known, policyHash: hash, redactions, ...rest };
    return await append(sink, decision);
  };
  const questionOf = (asked: Omit<Outgoing, 'endpoint'>, endpoint: Outgoing['endpoint'], card: ModelCard | null): Question => {
    const { operation, model, tierFloor } = asked;
    return { operation, model, card, facts: factsOf(endpoint), policy, floor: tierFloor };
  };
  return {
    policy,
    policyHash: hash,
    cardOf,
    consider(model, endpoint) {
      const asked = { requestId: '', operation: 'chat', model, tenant: null, tierFloor: 'undeclared', redactions: {} } as const;
      return decide(questionOf(asked, asGateIsTold(endpoint), cardOf(model)));
    },
    async pass(outgoing) {
      const { requestId, model, endpoint } = outgoing;
      const card = model === null ? null : cardOf(model);
      const verdict = decide(questionOf(outgoing, endpoint, card));
      const decisionId = await write(outgoing, card, { host: endpoint.url.host, address: null, ...verdict });
      if (verdict.reason === 'allowed') return { decisionId, cardId: card?.id ?? null };
      throw denial(verdict.reason, { requestId, endpointId: endpoint.id });
    },
    async refused(refusal) {
      const { model, endpoint, host, address, reason } = refusal;
      const card = model === null ? null : cardOf(model);
      const question = endpoint === null ? null : questionOf(refusal, endpoint, card);
      const axes =
        question === null ? null : decide({ ...question, ...(reason === 'remote_model' ? { isRemote: true } : {}) }).axes;
      await write(refusal, card, { host, address, axes, decision: 'deny', reason });
    },
  };
}

/** What is not written down must not happen, whatever kept it from being written. */
async function append(sink: AuditSink, decision: Decision): Promise<string> {
  try {
    return (await sink.append(decision)).decisionId;
  } catch (cause) {
    if (cause instanceof InferenceError && cause.code === 'audit_unavailable') throw cause;
    throw new InferenceError('audit_unavailable', { message: 'The decision could not be written down', cause });
  }
}

/** A refusal with its reason, for programs and in words. */
export const denial = (
  reason: Refused,
  where: { readonly requestId: string; readonly endpointId?: string | undefined },
): InferenceError => new InferenceError(codeOf(reason), { message: wordsOf(reason), reason, ...where });
