/** `billing.*`: what is said of usage and its limits. Screens fetch it when they are about that. */
import type { CatalogueSource } from '@repo/i18n';

export const billingMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
