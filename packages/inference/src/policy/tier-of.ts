/** Tiers are derived from who stands behind a server or a model, and never written down for either. */
import { isUnverified } from '../cards/unverified.ts';
import type { ModelCard } from '../types/card.ts';
import type { Axis } from '../types/decision.ts';
import type { EndpointFacts } from '../types/endpoint-facts.ts';
import { isWithin, type Tier } from '../types/tier.ts';
import { type CountryList, countryLists, tierOfCountry } from './countries.ts';

type Lists = readonly CountryList[];

const nobody: Axis = { owner: null, jurisdiction: null, tier: 'undeclared' };

/** The weaker of who runs the machine and where it stands. */
export function infrastructureOf({ operator, location }: EndpointFacts, lists: Lists): Axis {
  const owner = operator?.name ?? null;
  return weaker(axis(owner, operator?.jurisdiction, lists), axis(owner, location, lists));
}

/** Whoever decides over what is sent. */
export const dataOf = ({ dataController }: EndpointFacts, lists: Lists): Axis =>
  axis(dataController?.name, dataController?.jurisdiction, lists);

/** The weaker of the publisher and the model that it was made from: the one that decided is named. */
export function weightsOf(card: ModelCard | null, lists: Lists): Axis {
  if (card === null) return nobody;
  const publisher = axis(card.publisher, card.publisherCountry, lists);
  if (card.base !== null) return weaker(publisher, axis(card.base.name, card.base.publisherCountry, lists));
  return isUnverified(card, 'base') ? nobody : publisher;
}

/** The weaker one of an endpoint's infrastructure and its data, by the lists of this house. */
export const tierOfEndpoint = (facts: EndpointFacts, lists: Lists = countryLists): Tier =>
  weaker(infrastructureOf(facts, lists), dataOf(facts, lists)).tier;

/** Whether anything is said of who stands behind an endpoint. */
export const namesSomebody = ({ operator, location, dataController }: EndpointFacts): boolean =>
  (operator ?? location ?? dataController) !== undefined;

/** What this deployment's own machine says of itself: what is sent to it stays with whoever runs the deployment. */
export function ownMachine(jurisdiction: string): EndpointFacts {
  const operator = { name: 'this deployment', jurisdiction };
  return { operator, location: jurisdiction, dataController: operator, retentionDays: 0, trainsOnInputs: false };
}

const axis = (owner: string | null | undefined, country: string | null | undefined, lists: Lists): Axis => ({
  owner: owner ?? null,
  jurisdiction: country ?? null,
  tier: tierOfCountry(country, lists),
});

/** The first one where they are equal. */
const weaker = (a: Axis, b: Axis): Axis => (isWithin(a.tier, b.tier) && a.tier !== b.tier ? b : a);
