import type { ModelCard } from '../types/card.ts';

/** Under which a model without a card is answered where that is allowed: on a laptop. Screens say "undeclared". */
export const undeclaredCardId = 'undeclared';

/** Names come from requests, which may bring any number of them. */
const maxKnown = 1_000;

/** Makes one card for each name, so that its hash is made once. */
export function undeclaredCards(): (model: string) => ModelCard {
  const known = new Map<string, ModelCard>();
  return (model) => {
    const card = known.get(model) ?? undeclaredCard(model);
    if (known.size >= maxKnown) known.clear();
    known.set(model, card);
    return card;
  };
}

/** A card on which nothing is known. It counts as nobody's. */
export const undeclaredCard = (model: string): ModelCard => ({
  id: undeclaredCardId,
  aliases: [model],
  kind: 'chat',
  family: model,
  publisher: 'not known',
  publisherCountry: null,
  base: null,
  weightsOpen: null,
  licence: { id: null, title: 'Not known', url: '', sha256: null, commercial: null, attribution: null },
  dataDisclosure: null,
  parameters: { totalBillions: null, activeBillions: null },
  context: null,
  modalities: [],
  languages: { declared: null, urduDeclared: null, source: null },
  urduEvidence: [],
  fertility: null,
  energy: null,
  price: null,
  sampling: null,
  files: [],
  source: 'The name under which a server offers it',
  standing: 'unverified',
  unverifiedFields: [
    'publisher',
    'publisherCountry',
    'base',
    'weightsOpen',
    'licence',
    'dataDisclosure',
    'parameters',
    'context',
    'modalities',
    'languages',
    'urduEvidence',
    'fertility',
    'energy',
    'price',
    'sampling',
  ],
  notes: [],
});
