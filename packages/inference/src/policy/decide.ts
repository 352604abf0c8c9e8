/** Whether a request may leave, and the first rule that says so. It computes, and asks nothing. */

import { isUnverified } from '../cards/unverified.ts';
import { isCloudModel } from '../dialects/index.ts';
import type { ModelCard } from '../types/card.ts';
import type { Axes, Axis, DecisionReason } from '../types/decision.ts';
import type { EndpointFacts } from '../types/endpoint-facts.ts';
import type { Operation } from '../types/gate.ts';
import { isWithin, type Tier } from '../types/tier.ts';
import type { Policy } from './profiles.ts';
import { dataOf, infrastructureOf, weightsOf } from './tier-of.ts';

export interface Question {
  readonly operation: Operation;
  /** As the request names it; null where none is named. */
  readonly model: string | null;
  /** Null where there is none. */
  readonly card: ModelCard | null;
  readonly facts: EndpointFacts;
  readonly policy: Policy;
  /** What this call wants of the endpoint; it can only tighten. */
  readonly floor: Tier;
  /** The endpoint passes the model's questions on; default what the model's name says. */
  readonly isRemote?: boolean;
}

export interface Verdict {
  readonly decision: 'allow' | 'deny';
  readonly reason: DecisionReason;
  readonly axes: Axes;
}

/**
 * The rules in their order: where the model runs, that it is known, who runs the server, who can read along and on which terms, who made
 * the weights and under which licence, and that they are pinned. Of a question about the endpoint itself only those of the endpoint are
 * asked; of a download, which carries nothing of anybody's, only those of the licence.
 */
export function decide(question: Question): Verdict {
  const { facts, model, card, policy, isRemote = model !== null && isCloudModel(model) } = question;
  const axes = {
    // Whatever runs on its vendor's machines is foreign, whoever runs the daemon that passes it on.
    infrastructure: isRemote ? elsewhere : infrastructureOf(facts, policy.countries),
    data: isRemote ? elsewhere : dataOf(facts, policy.countries),
    weights: weightsOf(card, policy.countries),
  };
  const reason = isRemote ? 'remote_model' : (refusal(question, axes) ?? 'allowed');
  return { decision: reason === 'allowed' ? 'allow' : 'deny', reason, axes };
}

const elsewhere: Axis = { owner: null, jurisdiction: null, tier: 'foreign' };

function refusal(question: Question, axes: Axes): DecisionReason | null {
  const { operation, card, policy } = question;
  if (operation === 'download') return card === null ? null : licenceRefusal(card, policy);
  if (operation === 'models') return endpointRefusal(question, axes);
  if (card === null && policy.cards === 'required') return 'no_card';
  return endpointRefusal(question, axes) ?? weightsRefusal(card, axes, policy);
}

function endpointRefusal({ facts, policy, floor }: Question, axes: Axes): DecisionReason | null {
  const isBelow = (axis: 'infrastructure' | 'data'): boolean => {
    const { tier } = axes[axis];
    return !isWithin(tier, policy.floors[axis]) || !isWithin(tier, floor);
  };
  if (isBelow('infrastructure')) return 'infrastructure_tier';
  if (isBelow('data')) return 'data_tier';
  return promises(facts, policy) ? null : 'data_terms';
}

function promises({ trainsOnInputs, retentionDays }: EndpointFacts, { dataTerms }: Policy): boolean {
  if (dataTerms === null) return true;
  if (trainsOnInputs !== false || retentionDays === undefined) return false;
  return dataTerms.maxRetentionDays === null || retentionDays <= dataTerms.maxRetentionDays;
}

function weightsRefusal(card: ModelCard | null, { weights }: Axes, policy: Policy): DecisionReason | null {
  if (!isWithin(weights.tier, policy.floors.weights)) return 'weights_tier';
  if (card === null) return null;
  return licenceRefusal(card, policy) ?? (policy.pinnedFiles && card.files.length === 0 ? 'file_not_pinned' : null);
}

function licenceRefusal(card: ModelCard, { licences }: Policy): DecisionReason | null {
  if (licences === null) return null;
  const { id, commercial } = card.licence;
  if (commercial === false) return 'not_commercial';
  if (id === null || commercial === null || isUnverified(card, 'licence.id')) return 'licence_not_read';
  return licences.includes(id) ? null : 'licence_not_allowed';
}
