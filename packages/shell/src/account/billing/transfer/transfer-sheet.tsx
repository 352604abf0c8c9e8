import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { RadioCards } from '@repo/ui/radio-cards';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useFresh } from '../../../use-fresh.tsx';
import { AccountForm } from '../../account-page.tsx';
import { useAuthForm } from '../../use-auth-form.ts';
import type { BillingMessages, ChangeWish, Currency } from '../billing.ts';
import { usePrice } from '../use-price.ts';
import { type Method, requestInvoice } from './transfer.ts';

export interface TransferSheetProps {
  readonly wish: ChangeWish & { readonly currency: Currency };
  /** Of the plan. */
  readonly name: string;
  /** What it costs for all members, in minor units. */
  readonly total: bigint;
  readonly members: number;
  readonly methods: readonly Method[];
  /** The plan runs, and this is its next period. */
  readonly ahead: boolean;
  readonly onClose: () => void;
}

type Values = { readonly method: Method; readonly ntn: string };
const blank: Values = { method: 'bank', ntn: '' };

/** In digits of any script that is typed here; the host makes them Latin ones. Of a company, or of an identity card. */
const taxNumber = /^(?:[a-z\d٠-٩۰-۹][\d٠-٩۰-۹]{6}(?:-?[\d٠-٩۰-۹])?|[\d٠-٩۰-۹]{5}-?[\d٠-٩۰-۹]{7}-?[\d٠-٩۰-۹])$/i;

/** Asks how the money is sent, and gets the invoice that says where to. */
export function TransferSheet({ wish, name, total, members, methods, ahead, onClose }: TransferSheetProps) {
  const { t } = useMessages<BillingMessages>();
  const { price } = usePrice();
  const fresh = useFresh();
  const [, goTo] = useLocation();
  const draft = useFormDraft<Values>('shell.transfer', blank);
  const [wrong, setWrong] = useState(false);
  const inRupees = wish.currency === 'PKR';
  const method = methods.includes(draft.values.method) && inRupees ? draft.values.method : 'bank';
  const form = useAuthForm(['ntn'], async () => {
    const ntn = draft.values.ntn.replace(/[\s\p{Cf}]/gu, '');
    const isRead = ntn === '' || taxNumber.test(ntn);
    setWrong(!isRead);
    if (!isRead) return;
    const id = await fresh.run(() => requestInvoice({ ...wish, method, ntn: ntn || null }));
    draft.clear();
    goTo(`/organization/invoices/${id}`);
  });
  return (
    <Sheet title={t('billing.transfer.title', { plan: name })} open onClose={onClose}>
      <AccountForm form={form} action={t('billing.transfer.request')}>
        <p>{ahead ? t('billing.transfer.lead-ahead') : t('billing.transfer.lead')}</p>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <bdi className="text-lg font-semibold">{price(String(total), wish.currency)}</bdi>
          <span className="text-sm text-ink-soft">{t('billing.checkout.seats', { seats: members })}</span>
        </p>
        {methods.length > 1 && (
          <RadioCards
            label={t('billing.transfer.method')}
            value={method}
            onChange={(chosen) => draft.set({ method: chosen })}
            hint={inRupees ? undefined : t('billing.transfer.raast-rupees')}
            options={methods.map((value) => ({
              value,
              label: value === 'bank' ? t('billing.transfer.bank') : t('billing.transfer.raast'),
              disabled: value === 'raast' && !inRupees,
            }))}
          />
        )}
        <TextField
          label={t('billing.transfer.ntn')}
          name="ntn"
          optional
          autoComplete="off"
          hint={t('billing.transfer.ntn-hint')}
          value={draft.values.ntn}
          onChange={(ntn) => draft.set({ ntn })}
          error={wrong ? t('billing.transfer.ntn-wrong') : form.errorOf('ntn')}
        />
      </AccountForm>
      {fresh.dialog}
    </Sheet>
  );
}
