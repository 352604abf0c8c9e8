/** A vertical: what it does, one live figure, one action. */
import { useI18n, useMessages } from '@repo/i18n/react';
import type { HomeCard } from '@repo/server/types';
import { Link } from '@repo/ui/link';
import { figureText } from './figure-text.ts';

export function Card({ card }: { readonly card: HomeCard }) {
  const { t, locale } = useMessages<typeof import('../../messages/en.json')>();
  const i18n = useI18n();
  const figure = card.figure && figureText(card.figure.fact, i18n);
  return (
    <article className="flex grow flex-col gap-6 rounded border border-line bg-raised p-6 sm:p-8">
      <div>
        <h2 className="text-2xl font-semibold">{card.name[locale]}</h2>
        <p className="max-w-text pt-2 text-ink-soft">{card.summary[locale]}</p>
      </div>
      <div className="grow border-t border-line pt-6">
        {figure && card.figure ? (
          <>
            <p className="type-figure text-3xl font-semibold text-brand sm:text-4xl">
              <bdi className="whitespace-nowrap">{figure}</bdi>
            </p>
            <p className="pt-1 text-ink-soft">{card.figure.label[locale]}</p>
          </>
        ) : (
          <p className="text-ink-soft">{card.failed ? t('launchpad.card.failed') : card.empty[locale]}</p>
        )}
      </div>
      <p>
        <Link href={card.action.path} look="primary" external>
          {card.action.label[locale]}
        </Link>
      </p>
    </article>
  );
}
