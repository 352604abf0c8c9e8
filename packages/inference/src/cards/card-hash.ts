import type { ModelCard } from '../types/card.ts';
import { canonicalHash } from './canonical-hash.ts';

const known = new WeakMap<ModelCard, string>();

/** Of a card as it is now; a card is not changed once it is in use. */
export function cardHash(card: ModelCard): string {
  const hash = known.get(card) ?? canonicalHash(card);
  known.set(card, hash);
  return hash;
}
