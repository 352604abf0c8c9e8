import type { Written } from '../shapes.ts';

export type ModelCard = Written['model'];

/** Where a question goes, as the end of a message's key. */
export function whereAnswered({ origin, onThisMachine }: ModelCard): 'embedded' | 'found' | 'here' | 'elsewhere' {
  if (origin === 'embedded') return 'embedded';
  if (!onThisMachine) return 'elsewhere';
  return origin === 'found' ? 'found' : 'here';
}
