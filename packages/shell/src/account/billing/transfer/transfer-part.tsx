/** Of an invoice by transfer: where to send the money, and what whoever sent it can tell. */
import { allows } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { ScreenOnly } from '@repo/ui/print';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { useSession } from '../../../session.tsx';
import { AskDialog } from '../../ask-dialog.tsx';
import type { BillingMessages, PrintedInvoice } from '../billing.ts';
import { InvoiceEntry } from '../invoice-entry.tsx';
import { usePrice } from '../use-price.ts';
import { DeclareForm } from './declare-form.tsx';
import { type Transfer, withdrawInvoice } from './transfer.ts';

export interface TransferPartProps {
  readonly printed: PrintedInvoice;
  readonly transfer: Transfer;
  readonly onChanged: () => Promise<void>;
}

export function TransferPart({ printed, transfer, onChanged }: TransferPartProps) {
  const { t } = useMessages<BillingMessages>();
  const { price } = usePrice();
  const role = useSession().session?.organization?.role;
  const [leaving, setLeaving] = useState(false);
  const { invoice, balance, issuer } = printed;
  const { payTo, method, waiting } = transfer;
  const mayChange = role !== undefined && allows(role, 'billing', 'change');
  const isTouched = BigInt(waiting) !== 0n || invoice.paid !== '0';
  return (
    <Section title={t('billing.transfer.pay')}>
      <div className="flex flex-col gap-5">
        {BigInt(waiting) > 0n && (
          <ScreenOnly>
            <Notice tone="neutral">{t('billing.transfer.waiting', { amount: price(waiting, invoice.currency) })}</Notice>
          </ScreenOnly>
        )}
        {payTo === null && <Notice tone="attention">{t('billing.transfer.no-account', { email: issuer.email })}</Notice>}
        <dl className="grid gap-4 sm:grid-cols-2 print:grid-cols-3 print:gap-y-1">
          {payTo && (
            <>
              <InvoiceEntry term={t('billing.transfer.account')}>
                <bdi>{payTo.title}</bdi>
              </InvoiceEntry>
              <InvoiceEntry term={t('billing.transfer.bank-name')}>
                <bdi>{payTo.bank}</bdi>
              </InvoiceEntry>
              {method === 'raast' && payTo.raastId !== null ? (
                <InvoiceEntry term={t('billing.transfer.raast-id')}>
                  <bdi dir="ltr">{payTo.raastId}</bdi>
                </InvoiceEntry>
              ) : (
                <InvoiceEntry term={t('billing.transfer.iban')}>
                  <bdi dir="ltr">{inFours(payTo.iban)}</bdi>
                </InvoiceEntry>
              )}
            </>
          )}
          <InvoiceEntry term={t('billing.transfer.reference')}>
            <bdi dir="ltr" className="font-semibold">
              {invoice.number}
            </bdi>
          </InvoiceEntry>
          <InvoiceEntry term={t('billing.invoice.amount')}>
            <bdi className="font-semibold">{price(balance, invoice.currency)}</bdi>
          </InvoiceEntry>
        </dl>
        {mayChange && (
          <ScreenOnly>
            <div className="flex max-w-field flex-col items-start gap-5">
              <DeclareForm
                key={transfer.payerReference}
                id={transfer.id}
                kept={transfer.payerReference}
                onChanged={onChanged}
              />
              {!isTouched && <Button onPress={() => setLeaving(true)}>{t('billing.transfer.withdraw')}</Button>}
            </div>
          </ScreenOnly>
        )}
      </div>
      {leaving && (
        <AskDialog
          title={t('billing.transfer.withdraw')}
          question={t('billing.transfer.withdraw-question')}
          action={t('billing.transfer.withdraw')}
          keep={t('billing.transfer.keep')}
          danger
          onClose={() => setLeaving(false)}
          run={() => withdrawInvoice(transfer.id)}
          onDone={async () => {
            await onChanged();
            setLeaving(false);
            showToast({ message: t('billing.transfer.withdrawn') });
          }}
        />
      )}
    </Section>
  );
}

/** An IBAN as it is read out: in groups of four. */
const inFours = (iban: string): string => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
