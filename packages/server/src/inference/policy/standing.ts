/** What the gate knows of the model that answers, for screens. */
import type { Axes, EndpointConfig, Tier } from '@repo/inference';
import { type PolicyGate, type Profile, undeclaredCardId } from '@repo/inference/policy';

export interface ModelStanding {
  readonly profile: Profile;
  /** Null: it has none, and counts as nobody's. */
  readonly card: {
    readonly id: string;
    readonly publisher: string;
    /** As the card has it; null: nobody has read it. */
    readonly licence: string | null;
  } | null;
  /** Under whose law the machine, what is sent, and the weights stand. */
  readonly tiers: Readonly<Record<keyof Axes, Tier>>;
}

/** Of a model of which nothing is known. */
export const undeclared: ModelStanding = {
  profile: 'local',
  card: null,
  tiers: { infrastructure: 'undeclared', data: 'undeclared', weights: 'undeclared' },
};

export function standingOf(gate: PolicyGate, model: string, endpoint: EndpointConfig): ModelStanding {
  const { infrastructure, data, weights } = gate.consider(model, endpoint).axes;
  const card = gate.cardOf(model);
  return {
    profile: gate.policy.profile,
    card:
      card === null || card.id === undeclaredCardId
        ? null
        : { id: card.id, publisher: card.publisher, licence: card.licence.id },
    tiers: { infrastructure: infrastructure.tier, data: data.tier, weights: weights.tier },
  };
}
