import type { ModelKind } from './card.ts';

/** Knows the card of a model by any name under which servers offer it. */
export interface CardFinder {
  find(model: string): {
    readonly id: string;
    readonly kind: ModelKind;
    /** Tokens of the window as the publisher states it. */
    readonly context: number | null;
  } | null;
}
