/** Under which card a model answers, and how machine, data and model stand under the policy, as the gate decides. Fetched where it is shown. */
import { type TypedI18n, useMessages, useMore } from '@repo/i18n/react';
import type { Written } from '../shapes.ts';
import { standingMessages } from './messages.ts';

type Standing = Written['model']['standing'];
type Words = TypedI18n<typeof import('./messages/en.json')>;

export interface StandingLineProps {
  readonly standing: Standing;
  readonly whole: boolean;
}

export function StandingLine({ standing, whole }: StandingLineProps) {
  const words: Words = useMessages();
  if (!useMore(standingMessages)) return null;
  return (
    <>
      {cardOf(standing, words)} {whole && tiersOf(standing, words)}
    </>
  );
}

function cardOf(standing: Standing, { t, format }: Words): string {
  const card = standing?.card ?? null;
  if (card === null) return t('assistant.standing.none');
  const { id, licence } = card;
  // English inside of Urdu stays together.
  const publisher = format.list([card.publisher]);
  if (licence === null) return t('assistant.standing.unread', { card: id, publisher });
  return t('assistant.standing.card', { card: id, publisher, licence });
}

function tiersOf(standing: Standing, { t }: Words): string | null {
  if (standing === null || standing.card === null) return null;
  const { infrastructure, data, weights } = standing.tiers;
  return t('assistant.standing.tiers', {
    infrastructure: t(`assistant.standing.tier.${infrastructure}`),
    data: t(`assistant.standing.tier.${data}`),
    weights: t(`assistant.standing.tier.${weights}`),
  });
}
