/** `assistant.standing.*`: under which card a model answers, and how that stands under the policy. Fetched with the first model. */
import type { CatalogueSource } from '@repo/i18n';

export const standingMessages: CatalogueSource = {
  ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
};
