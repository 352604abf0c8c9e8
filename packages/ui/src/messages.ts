/** The catalogue of these components, for the page's `I18nProvider`. */
import type { CatalogueSource } from '@repo/i18n';

export const uiMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
