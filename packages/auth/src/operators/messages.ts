/** What the refusals say that operators alone get to see. */
import type { CatalogueSource } from '@repo/i18n';

export const operatorMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
