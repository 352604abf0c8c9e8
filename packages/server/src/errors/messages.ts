/** `server.model.error.*`: why a call to a model brought nothing. */
import type { CatalogueSource } from '@repo/i18n';

export const modelErrorMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
