/** A plan that somebody looks at closely: what it costs for all members, what comes after a trial, and the way to it. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { type ReactNode, useState } from 'react';
import { errorMessage } from '../../error-message.tsx';
import type { BillingMessages, Currency, Interval, Overview, Plan, SoldVertical } from './billing.ts';
import { ChangeSheet } from './change-sheet.tsx';
import { runningOf } from './running-of.ts';
import { TransferSheet } from './transfer/transfer-sheet.tsx';
import { useBuying } from './use-buying.ts';
import type { Look } from './use-look.ts';
import { usePrice } from './use-price.ts';

export interface ChosenPlanProps {
  readonly sold: SoldVertical;
  readonly plan: Plan;
  readonly interval: Interval;
  readonly currency: Currency;
  readonly members: number;
  readonly provider: Overview['provider'];
  /** It stays the chosen one, whatever else is true when the answer comes. */
  readonly onBuy: () => void;
  readonly onChanged: Look;
}

export function ChosenPlan({ sold, plan, interval, currency, members, provider, onBuy, onChanged }: ChosenPlanProps) {
  const i18n = useI18n();
  const { t, locale } = useMessages<BillingMessages>();
  const [sheet, setSheet] = useState<'change' | 'transfer' | null>(null);
  const buying = useBuying(() => onChanged());
  const buy = (wish: Parameters<typeof buying.buy>[0]) => {
    onBuy();
    buying.buy(wish);
  };
  const running = runningOf(sold);
  const name = plan.name[locale];
  const { id, seats, prices } = plan;
  if (id === 'free' || !prices) {
    return (
      <Panel summary={plan.summary[locale]}>
        <p>{running ? t('billing.plan.to-free') : t('billing.plan.chosen-current')}</p>
      </Panel>
    );
  }
  const isHeld = running !== null && id === sold.plan;
  const fits = seats === null || members <= seats;
  const buys = !running && provider.checkout;
  // What it costs stands on its invoices: it may have been bought at another price.
  const isKept = isHeld && running.interval === interval;
  const ends = running !== null && !running.byTransfer && running.endsAtPeriodEnd;
  const changes = running !== null && !running.byTransfer && !isKept && !ends;
  const transfers = provider.transfer.length > 0 && (!running || (running.byTransfer && isHeld));
  const wish = { vertical: sold.id, plan: id, interval };
  // What is paid by transfer alone begins when it is paid.
  const hasTrial = plan.trialDays > 0 && sold.held === null && (provider.checkout || provider.transfer.length === 0);
  return (
    <Panel summary={plan.summary[locale]}>
      {isKept ? (
        <p>{t('billing.plan.chosen-current')}</p>
      ) : (
        <Total prices={prices} members={members} interval={interval} currency={currency} />
      )}
      {hasTrial && <p>{t('billing.plan.trial-then', { days: plan.trialDays })}</p>}
      {ends && !isKept && <p>{t('billing.change.ends')}</p>}
      {buying.error !== null && <Notice tone="refusal">{errorMessage(buying.error, i18n)}</Notice>}
      {!fits && seats !== null && !isHeld && (
        <Notice tone="attention">{t('billing.plan.too-small', { seats, members })}</Notice>
      )}
      {(fits || isHeld) && (
        <div className="flex flex-wrap gap-3">
          {(buys || changes) && (
            <Button
              tone="primary"
              pending={buying.pending}
              label={t('billing.plan.choose-named', { plan: name })}
              onPress={buys ? () => buy({ ...wish, currency }) : () => setSheet('change')}
            >
              {t('billing.plan.choose')}
            </Button>
          )}
          {transfers && (
            <Button label={t('billing.transfer.choose-named', { plan: name })} onPress={() => setSheet('transfer')}>
              {isHeld ? t('billing.transfer.ahead') : t('billing.transfer.choose')}
            </Button>
          )}
        </div>
      )}
      {sheet === 'change' && <ChangeSheet wish={wish} name={name} onClose={() => setSheet(null)} onChanged={onChanged} />}
      {sheet === 'transfer' && (
        <TransferSheet
          wish={{ ...wish, currency }}
          name={name}
          total={totalOf(prices[interval][currency], members)}
          members={members}
          methods={provider.transfer}
          ahead={running !== null}
          onClose={() => setSheet(null)}
        />
      )}
      {buying.dialog}
    </Panel>
  );
}

function Panel({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <div aria-live="polite" className="flex max-w-text flex-col gap-3 border-s-4 border-brand ps-4">
      <p>{summary}</p>
      {children}
    </div>
  );
}

interface TotalProps extends Pick<ChosenPlanProps, 'members' | 'interval' | 'currency'> {
  readonly prices: NonNullable<Plan['prices']>;
}

/** For all members; a year says what it saves against twelve months. */
function Total({ prices, members, interval, currency }: TotalProps) {
  const { t } = useMessages<BillingMessages>();
  const { price } = usePrice();
  const [month, year] = [totalOf(prices.month[currency], members), totalOf(prices.year[currency], members)];
  const saving = month * 12n - year;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <bdi className="type-figure text-xl font-semibold">{price(String(interval === 'month' ? month : year), currency)}</bdi>
        <span>
          {interval === 'month' ? t('billing.plan.total-month', { members }) : t('billing.plan.total-year', { members })}
        </span>
      </p>
      {saving > 0n && (
        <p className="text-sm text-ink-soft">{t('billing.plan.saving', { amount: price(String(saving), currency) })}</p>
      )}
    </div>
  );
}

const totalOf = (each: string, members: number): bigint => BigInt(each) * BigInt(members);
