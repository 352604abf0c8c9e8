/** The catalogue of the account screens, which are fetched when one of them is opened. */
import type { CatalogueSource } from '@repo/i18n';

export const accountMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
