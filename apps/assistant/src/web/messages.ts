import type { CatalogueSource } from '@repo/i18n';

export const assistantMessages: CatalogueSource = {
  ur: () => import('../messages/ur.json', { with: { type: 'json' } }),
  en: () => import('../messages/en.json', { with: { type: 'json' } }),
};
