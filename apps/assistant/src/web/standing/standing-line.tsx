/** Under which card a model answers, and how machine, data and model stand under the policy, as the gate decides. Fetched where it is shown. */
import { type TypedI18n, useMessages, useMore } from '@repo/i18n/react';
import type { Written } from '../shapes.ts';
import { standingMessages } from './messages.ts';

type Standing = Written['model']['standing'];
type Words = TypedI18n<typeof import('./messages/en.json')>;

export function StandingLine({ standing }: { readonly standing: Standing }) {
  const words: Words = useMessages();
  if (!useMore(standingMessages)) return null;
  return <>{sentenceOf(standing, words)}</>;
}

function sentenceOf(standing: Standing, { t, format }: Words): string {
  const card = standing?.card ?? null;
  if (standing === null || card === null) return t('assistant.standing.none');
  // English inside of Urdu stays together.
  const publisher = format.list([card.publisher]);
  const said =
    card.licence === null
      ? t('assistant.standing.unread', { card: card.id, publisher })
      : t('assistant.standing.card', { card: card.id, publisher, licence: card.licence });
  const { infrastructure, data, weights } = standing.tiers;
  const tiers = t('assistant.standing.tiers', {
    infrastructure: t(`assistant.standing.tier.${infrastructure}`),
    data: t(`assistant.standing.tier.${data}`),
    weights: t(`assistant.standing.tier.${weights}`),
  });
  return `${said} ${tiers}`;
}
