/** One vertical: the plan that is there, its limits, and the plans beside each other. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { StatusChip, type StatusTone } from '@repo/ui/status-chip';
import { showToast } from '@repo/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../../error-message.tsx';
import { useFresh } from '../../use-fresh.tsx';
import { useAuthForm } from '../use-auth-form.ts';
import {
  type BillingMessages,
  buyPlan,
  type Currency,
  type Interval,
  type Overview,
  type Plan,
  type SoldVertical,
  setRenewal,
} from './billing.ts';
import { CancelSheet } from './cancel-sheet.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { LimitBar } from './limit-bar.tsx';
import { PaymentNotice } from './payment-notice.tsx';
import { PlanCard } from './plan-card.tsx';
import { TransferSheet } from './transfer-sheet.tsx';
import { useApp } from './use-app.ts';
import { usePrice } from './use-price.ts';

export interface VerticalPlanProps {
  readonly sold: SoldVertical;
  /** When limits are whole again. */
  readonly resets: string;
  readonly members: number;
  readonly provider: Overview['provider'];
  readonly mayChange: boolean;
  readonly interval: Interval;
  readonly currency: Currency;
  readonly onChanged: () => Promise<void>;
}

const tones: Readonly<Record<SoldVertical['state'], StatusTone>> = {
  ...{ free: 'neutral', trialing: 'passed', active: 'passed' },
  ...{ 'past-due': 'attention', ended: 'neutral' },
};

export function VerticalPlan(props: VerticalPlanProps) {
  const { sold, resets, members, provider, mayChange, interval, currency, onChanged } = props;
  const { t, locale } = useMessages<BillingMessages>();
  const { day } = usePrice();
  const fresh = useFresh();
  const [sheet, setSheet] = useState<'cancel' | Plan | null>(null);
  const [transfer, setTransfer] = useState<Plan | null>(null);
  const { held, plan: current } = sold;
  const runs = held !== null && sold.state !== 'ended';
  const paidIn = runs ? held.currency : currency;
  const app = useApp();
  const i18n = useI18n();
  const buying = useMutation({
    mutationFn: async (plan: 'team' | 'scale') => {
      const url = await fresh.run(() => buyPlan({ vertical: sold.id, plan, interval, currency, app }));
      location.assign(url);
    },
  });
  const resuming = useAuthForm([], async () => {
    await fresh.run(() => setRenewal(sold.id, true));
    await onChanged();
    showToast({ message: t('billing.cancel.resumed') });
  });
  const chooserOf = (plan: Plan) => {
    const { id } = plan;
    if (!mayChange || id === 'free') return null;
    if (!runs) return provider.checkout ? () => buying.mutate(id) : null;
    if (held.byTransfer) return null;
    return id === current && held.interval === interval ? null : () => setSheet(plan);
  };
  const transferOf = (plan: Plan) => {
    const isOffered = mayChange && plan.id !== 'free' && provider.transfer.length > 0;
    const fits = !runs || (held.byTransfer && plan.id === current);
    return isOffered && fits ? () => setTransfer(plan) : null;
  };
  const states: Readonly<Record<SoldVertical['state'], string>> = {
    free: t('billing.state.free'),
    trialing: t('billing.state.trialing'),
    active: t('billing.state.active'),
    'past-due': t('billing.state.past-due'),
    ended: t('billing.state.ended'),
  };
  const name = sold.plans.find(({ id }) => id === current)?.name[locale] ?? current;
  const larger = sold.plans.find(({ id }) => id === sold.raisedBy)?.name[locale] ?? null;
  const failure = buying.error ? errorMessage(buying.error, i18n) : resuming.failure;
  return (
    <Section title={sold.name[locale]} aside={<StatusChip tone={tones[sold.state]}>{states[sold.state]}</StatusChip>}>
      <div className="flex flex-col gap-5">
        <p className="text-lg font-semibold">{t('billing.plan.current', { plan: name })}</p>
        <PaymentNotice sold={sold} />
        {runs && held.endsAtPeriodEnd && (
          <Notice tone="attention">{t('billing.cancel.until', { date: day(held.periodEnd) })}</Notice>
        )}
        {runs && !held.endsAtPeriodEnd && <p>{t('billing.plan.renews', { date: day(held.periodEnd) })}</p>}
        {sold.meters.map((meter) => (
          <LimitBar key={meter.id} meter={meter} resets={resets} larger={larger} />
        ))}
        {failure && <Notice tone="refusal">{failure}</Notice>}
        <ul className="grid gap-4 sm:grid-cols-3">
          {sold.plans.map((plan) => (
            <PlanCard
              key={plan.id}
              plan={plan}
              sold={sold}
              interval={interval}
              currency={paidIn}
              pending={buying.isPending && buying.variables === plan.id}
              onChoose={chooserOf(plan)}
              onTransfer={transferOf(plan)}
            />
          ))}
        </ul>
        {mayChange && runs && !held.byTransfer && (
          <div>
            {held.endsAtPeriodEnd ? (
              <Button pending={resuming.pending} onPress={resuming.submit}>
                {t('billing.cancel.resume')}
              </Button>
            ) : (
              <Button onPress={() => setSheet('cancel')}>{t('billing.cancel.action')}</Button>
            )}
          </div>
        )}
      </div>
      {sheet === 'cancel' && <CancelSheet sold={sold} onClose={() => setSheet(null)} onChanged={onChanged} />}
      {sheet !== null && sheet !== 'cancel' && sheet.id !== 'free' && (
        <ChangeSheet
          wish={{ vertical: sold.id, plan: sheet.id, interval }}
          name={sheet.name[locale]}
          onClose={() => setSheet(null)}
          onChanged={onChanged}
        />
      )}
      {transfer?.prices && transfer.id !== 'free' && (
        <TransferSheet
          wish={{ vertical: sold.id, plan: transfer.id, interval, currency: paidIn }}
          name={transfer.name[locale]}
          total={BigInt(transfer.prices[interval][paidIn]) * BigInt(members)}
          members={members}
          methods={provider.transfer}
          ahead={runs}
          onClose={() => setTransfer(null)}
        />
      )}
      {fresh.dialog}
    </Section>
  );
}
