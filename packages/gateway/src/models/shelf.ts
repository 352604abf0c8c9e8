import type { ModelCard } from '@repo/inference';
import { modelCards } from '@repo/inference/policy';

/** The cards of models that come along, in the order in which they are shown. */
export const modelShelf = (): readonly ModelCard[] => modelCards();
