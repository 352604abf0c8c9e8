/** A founder's own card of a model, as it stands in `buniyad.config.ts`. */
import type { ModelCard } from '@repo/inference';

export function ownCard(id: string, sha256: string, changes: Partial<ModelCard> = {}): ModelCard {
  return {
    id,
    aliases: [],
    kind: 'chat',
    family: 'own',
    publisher: 'A workshop in Lahore',
    publisherCountry: 'PK',
    base: null,
    weightsOpen: true,
    licence: {
      id: 'Apache-2.0',
      title: 'Apache License 2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
      sha256: null,
      commercial: true,
      attribution: null,
    },
    dataDisclosure: 'open',
    parameters: { totalBillions: 1, activeBillions: 1 },
    context: 4096,
    modalities: ['text'],
    languages: { declared: 'Urdu', urduDeclared: true, source: 'own' },
    urduEvidence: [],
    fertility: null,
    energy: null,
    price: null,
    sampling: null,
    files: [{ name: `${id}.gguf`, bytes: 8, sha256, url: null }],
    source: 'own',
    standing: 'verified',
    unverifiedFields: ['fertility', 'energy', 'price', 'sampling'],
    notes: [],
    ...changes,
  };
}
