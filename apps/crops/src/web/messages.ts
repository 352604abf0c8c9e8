import type { CatalogueSource } from '@repo/i18n';

export const cropsMessages: CatalogueSource = {
  ur: () => import('../messages/ur.json', { with: { type: 'json' } }),
  en: () => import('../messages/en.json', { with: { type: 'json' } }),
};
