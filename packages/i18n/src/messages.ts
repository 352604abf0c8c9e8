/** `common.*` and `errors.*`: the words that every screen uses. */
import type { CatalogueSource } from './catalogue.ts';

export const baseMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
