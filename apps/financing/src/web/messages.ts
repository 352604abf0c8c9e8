import type { CatalogueSource } from '@repo/i18n';

export const financingMessages: CatalogueSource = {
  ur: () => import('../messages/ur.json', { with: { type: 'json' } }),
  en: () => import('../messages/en.json', { with: { type: 'json' } }),
};
