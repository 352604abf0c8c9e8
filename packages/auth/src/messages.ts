/** `auth.*`: what the errors of auth say. */
import type { CatalogueSource } from '@repo/i18n';

export const authMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
