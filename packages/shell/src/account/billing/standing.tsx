/** The plan that an organization has of a vertical, what comes next by itself, and how much of it is used. */
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { useFresh } from '../../use-fresh.tsx';
import { useAuthForm } from '../use-auth-form.ts';
import { type BillingMessages, type SoldVertical, setRenewal } from './billing.ts';
import { CancelSheet } from './cancel-sheet.tsx';
import { LimitBar } from './limit-bar.tsx';
import { PaymentNotice } from './payment-notice.tsx';
import { runningOf } from './running-of.ts';
import { StateChip } from './state-chip.tsx';
import type { Look } from './use-look.ts';
import { usePrice } from './use-price.ts';

export interface StandingProps {
  readonly sold: SoldVertical;
  /** When limits are whole again. */
  readonly resets: string;
  readonly mayChange: boolean;
  /** Who collects has a page for cards. */
  readonly portal: boolean;
  readonly onChanged: Look;
}

export function Standing({ sold, resets, mayChange, portal, onChanged }: StandingProps) {
  const { t, locale } = useMessages<BillingMessages>();
  const fresh = useFresh();
  const [cancelling, setCancelling] = useState(false);
  const running = runningOf(sold);
  const resuming = useAuthForm([], async () => {
    await fresh.run(() => setRenewal(sold.id, true));
    await onChanged((held) => held?.endsAtPeriodEnd === false);
    showToast({ message: t('billing.cancel.resumed') });
  });
  const nameOf = (plan: SoldVertical['raisedBy']) => sold.plans.find(({ id }) => id === plan)?.name[locale] ?? null;
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-4">
        <span className="text-lg font-semibold">{t('billing.plan.current', { plan: nameOf(sold.plan) ?? sold.plan })}</span>
        <StateChip state={sold.state} />
      </p>
      <PaymentNotice sold={sold} portal={portal && mayChange} />
      <Coming sold={sold} />
      {sold.meters.map((meter) => (
        <LimitBar key={meter.id} meter={meter} resets={resets} larger={nameOf(sold.raisedBy)} />
      ))}
      {resuming.failure && <Notice tone="refusal">{resuming.failure}</Notice>}
      {mayChange && running && !running.byTransfer && (
        <div>
          {running.endsAtPeriodEnd ? (
            <Button size="small" pending={resuming.pending} onPress={resuming.submit}>
              {t('billing.cancel.resume')}
            </Button>
          ) : (
            <Button size="small" onPress={() => setCancelling(true)}>
              {t('billing.cancel.action')}
            </Button>
          )}
        </div>
      )}
      {cancelling && <CancelSheet sold={sold} onClose={() => setCancelling(false)} onChanged={onChanged} />}
      {fresh.dialog}
    </div>
  );
}

/** What happens next by itself, and for how many is paid. */
function Coming({ sold }: Pick<StandingProps, 'sold'>) {
  const { t } = useMessages<BillingMessages>();
  const { day } = usePrice();
  const running = runningOf(sold);
  if (sold.state === 'ended') return <p>{t('billing.state.ended-lead')}</p>;
  if (!running) return null;
  const date = day(running.periodEnd);
  const { seats } = running;
  const paid = `${sold.state === 'trialing' ? t('billing.checkout.seats', { seats }) : t('billing.plan.seats-paid', { seats })} · ${
    running.interval === 'month' ? t('billing.plan.monthly') : t('billing.plan.yearly')
  }`;
  return (
    <div>
      {!running.byTransfer && running.endsAtPeriodEnd ? (
        <Notice tone="attention">{t('billing.cancel.until', { date })}</Notice>
      ) : (
        sold.state !== 'past-due' && <p>{comingOf()}</p>
      )}
      {!running.byTransfer && !running.endsAtPeriodEnd && <AfterTrial sold={sold} />}
      {running.trialRefused && <p>{t('billing.state.trial-refused')}</p>}
      <p className="type-ui pt-1 text-sm text-ink-soft">{paid}</p>
    </div>
  );

  function comingOf(): string {
    if (running?.byTransfer) return t('billing.plan.paid-until', { date });
    if (sold.state !== 'trialing') return t('billing.plan.renews', { date });
    return t('billing.state.trial-until', { date: running?.trialEnd ? day(running.trialEnd) : date });
  }
}

/** What each period costs once a trial is over, for the seats that there are. */
function AfterTrial({ sold: { state, held, plans } }: Pick<StandingProps, 'sold'>) {
  const { t } = useMessages<BillingMessages>();
  const { price } = usePrice();
  const prices = plans.find(({ id }) => id === held?.plan)?.prices;
  if (state !== 'trialing' || !held || !prices) return null;
  const { interval, currency, seats } = held;
  const amount = price(String(BigInt(prices[interval][currency]) * BigInt(seats)), currency);
  return <p>{interval === 'month' ? t('billing.change.then-month', { amount }) : t('billing.change.then-year', { amount })}</p>;
}
