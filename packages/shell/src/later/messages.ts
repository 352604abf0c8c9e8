/** The messages of the frame's screens that few people open. */
import type { CatalogueSource } from '@repo/i18n';

export const laterMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
