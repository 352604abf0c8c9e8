/** `assistant.spent.*`: what an answer took. Fetched with the first answer that shows it. */
import type { CatalogueSource } from '@repo/i18n';

export const spentMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
