import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { headlineOf } from './headline.ts';
import type { LiveQuote } from './live-quote.ts';

export interface PhoneResultProps {
  readonly live: LiveQuote;
  readonly onDetails: () => void;
}

/** The result as one line at the bottom of a phone, while the form scrolls. Says it out loud as it changes. */
export function PhoneResult({ live, onDetails }: PhoneResultProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  if (live.kind === 'incomplete' || live.kind === 'waiting') return null;
  const amount = live.kind === 'computed' ? format.money(live.quote.totals.firstPayment) : null;
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex items-center justify-between gap-4 border-t border-line-strong bg-raised px-4 py-2 lg:hidden print:hidden">
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2" aria-live="polite">
        {live.kind === 'computed' ? (
          <>
            <span className="text-sm text-ink-soft">{t(headlineOf(live.quote, i18n).labelKey)}</span>
            <bdi className="type-ui text-lg font-semibold">{amount}</bdi>
          </>
        ) : (
          t('financing.refused.short')
        )}
      </p>
      <Button size="small" onPress={onDetails}>
        {t('financing.result.details')}
      </Button>
    </div>
  );
}
