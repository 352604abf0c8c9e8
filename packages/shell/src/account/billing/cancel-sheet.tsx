import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Sheet } from '@repo/ui/sheet';
import { showToast } from '@repo/ui/toast';
import { useFresh } from '../../use-fresh.tsx';
import { useAuthForm } from '../use-auth-form.ts';
import { type BillingMessages, type SoldVertical, setRenewal } from './billing.ts';
import { useGives } from './use-gives.ts';
import type { Look } from './use-look.ts';
import { usePrice } from './use-price.ts';

export interface CancelSheetProps {
  readonly sold: SoldVertical;
  readonly onClose: () => void;
  readonly onChanged: Look;
}

/** Says until when the plan runs, what holds after it and that nothing is deleted, and ends it with its period. */
export function CancelSheet({ sold, onClose, onChanged }: CancelSheetProps) {
  const { t, locale } = useMessages<BillingMessages>();
  const { day } = usePrice();
  const gives = useGives();
  const fresh = useFresh();
  const free = sold.plans.find(({ id }) => id === 'free');
  const date = sold.held ? day(sold.held.periodEnd) : '';
  const form = useAuthForm([], async () => {
    await fresh.run(() => setRenewal(sold.id, false));
    await onChanged((held) => held?.endsAtPeriodEnd !== false);
    showToast({ message: t('billing.cancel.until', { date }) });
    onClose();
  });
  return (
    <Sheet
      title={t('billing.cancel.action')}
      open
      onClose={onClose}
      actions={
        <>
          <Button tone="danger" pending={form.pending} onPress={form.submit}>
            {t('billing.cancel.confirm')}
          </Button>
          <Button onPress={onClose}>{t('billing.cancel.keep')}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
        <p>
          {t('billing.cancel.until', { date })} {sold.state === 'trialing' && t('billing.cancel.trial')}
        </p>
        <div>
          <p>{t('billing.cancel.after')}</p>
          {free && (
            <p className="type-ui text-sm text-ink-soft">
              {free.name[locale]}: {gives(free, sold.meters).join(' · ')}
            </p>
          )}
        </div>
        <p>
          {t('billing.cancel.data')} {t('billing.cancel.records')}
        </p>
      </div>
      {fresh.dialog}
    </Sheet>
  );
}
