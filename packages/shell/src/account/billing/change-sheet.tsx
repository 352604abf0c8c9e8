import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { Sheet } from '@repo/ui/sheet';
import { showToast } from '@repo/ui/toast';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../../error-message.tsx';
import { useFresh } from '../../use-fresh.tsx';
import { useAuthForm } from '../use-auth-form.ts';
import { type BillingMessages, type ChangePreview, type ChangeWish, changePlan, changePreview } from './billing.ts';
import type { Look } from './use-look.ts';
import { usePrice } from './use-price.ts';

export interface ChangeSheetProps {
  readonly wish: ChangeWish;
  /** Of the plan. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onChanged: Look;
}

/** Says what another plan or interval costs now, and changes it. */
export function ChangeSheet({ wish, name, onClose, onChanged }: ChangeSheetProps) {
  const i18n = useI18n();
  const { t } = useMessages<BillingMessages>();
  const { price, day } = usePrice();
  const fresh = useFresh();
  const preview = useQuery(changePreview(wish));
  const form = useAuthForm([], async () => {
    await fresh.run(() => changePlan(wish));
    // What begins later does not show yet.
    const atOnce = preview.data?.startsAt === null;
    await onChanged((held) => !atOnce || (held?.plan === wish.plan && held.interval === wish.interval));
    showToast({ message: t('billing.change.done') });
    onClose();
  });
  const due = preview.data;
  return (
    <Sheet
      title={t('billing.change.title', { plan: name })}
      open
      onClose={onClose}
      actions={
        preview.isSuccess && (
          <Button tone="primary" pending={form.pending} onPress={form.submit}>
            {t('billing.change.action')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
        {preview.isPending && <Skeleton lines={2} />}
        {preview.isError && <ErrorState onRetry={() => void preview.refetch()}>{errorMessage(preview.error, i18n)}</ErrorState>}
        {preview.isSuccess && !due && <p>{t('billing.change.unknown')}</p>}
        {due && (
          <div>
            <p>{firstOf(due)}</p>
            {due.eachPeriod !== null && (
              <p>
                {wish.interval === 'month'
                  ? t('billing.change.then-month', { amount: price(due.eachPeriod, due.currency) })
                  : t('billing.change.then-year', { amount: price(due.eachPeriod, due.currency) })}
              </p>
            )}
          </div>
        )}
      </div>
      {fresh.dialog}
    </Sheet>
  );

  /** What is taken or given back now, and when the plan begins. */
  function firstOf({ dueNow, credit, currency, startsAt, trialEnd }: ChangePreview): string {
    if (trialEnd !== null) return t('billing.change.free', { date: day(trialEnd) });
    if (startsAt !== null) return t('billing.change.later', { date: day(startsAt) });
    if (BigInt(dueNow) > 0n) return t('billing.change.now', { amount: price(dueNow, currency) });
    if (BigInt(credit) > 0n) return t('billing.change.credit', { amount: price(credit, currency) });
    return t('billing.change.nothing');
  }
}
