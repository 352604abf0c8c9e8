import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { ScreenOnly } from '@repo/ui/print';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { errorMessage } from '../../error-message.tsx';
import { type BillingMessages, invoiceOf } from './billing.ts';
import { BillingScreen } from './billing-screen.tsx';
import { InvoiceEntry } from './invoice-entry.tsx';
import { MovedMoney } from './transfer/moved-money.tsx';
import { TransferPart } from './transfer/transfer-part.tsx';
import { usePrice } from './use-price.ts';

/** An invoice as it is printed on one sheet, with its total in words of both languages. */
export function InvoicePage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <BillingScreen title="billing.invoice.title" back="invoices">
      {() => <Invoice id={id} />}
    </BillingScreen>
  );
}

const wordsLook = { ur: 'type-urdu-text', en: '' };

function Invoice({ id }: { readonly id: string }) {
  const i18n = useMessages<BillingMessages>();
  const { t, format, locale } = i18n;
  const { price, date } = usePrice();
  const found = useQuery(invoiceOf(id));
  if (found.isPending) return <Skeleton lines={8} />;
  if (found.isError) {
    return <ErrorState onRetry={() => void found.refetch()}>{errorMessage(found.error, i18n)}</ErrorState>;
  }
  const { invoice, issuedOn, dueOn, issuer, buyer, lines, balance, totalInWords, playMoney, transfer } = found.data;
  const { currency } = invoice;
  const isVoid = invoice.status === 'void';
  const owed = isVoid ? 0n : BigInt(balance);
  const balanceText = (): string => {
    if (isVoid) return t('billing.invoice.void');
    if (owed > 0n) return t('billing.invoice.owed', { amount: price(balance, currency) });
    if (owed === 0n) return t('billing.invoice.settled');
    return t('billing.invoice.over', { amount: price(String(-owed), currency), email: issuer.email });
  };
  return (
    <div className="flex max-w-text flex-col gap-5 print:max-w-none print:gap-3">
      {playMoney && <Notice tone="attention">{t('billing.invoice.play')}</Notice>}
      <dl className="grid grid-cols-2 gap-4 print:gap-y-1">
        <InvoiceEntry term={t('billing.invoice.number')}>
          <bdi dir="ltr">{invoice.number}</bdi>
        </InvoiceEntry>
        <InvoiceEntry term={t('billing.invoice.issued')}>{date(issuedOn)}</InvoiceEntry>
        <InvoiceEntry term={t('billing.invoice.from')}>
          <bdi>{issuer.name}</bdi>
          <TaxNumber ntn={issuer.ntn} />
        </InvoiceEntry>
        <InvoiceEntry term={t('billing.invoice.to')}>
          <bdi>{buyer.name}</bdi>
          <TaxNumber ntn={buyer.ntn} />
        </InvoiceEntry>
        {dueOn !== null && <InvoiceEntry term={t('billing.invoice.due')}>{date(dueOn)}</InvoiceEntry>}
        {transfer?.period && (
          <InvoiceEntry term={t('billing.invoice.period')}>
            {t('billing.invoice.period-days', { from: date(transfer.period.from), to: date(transfer.period.to) })}
          </InvoiceEntry>
        )}
      </dl>
      <table className="type-ui w-full border-collapse text-sm">
        <caption className="sr-only">{t('billing.invoice.title')}</caption>
        <thead>
          <tr>
            <th className="table-head static table-lead">{t('billing.invoice.what')}</th>
            <th className="table-head static table-figure">{t('billing.invoice.count')}</th>
            <th className="table-head static table-figure">{t('billing.invoice.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.description.en} ${line.amount}`} className="border-t border-line">
              <th scope="row" className="table-cell-pad table-lead text-start font-normal">
                {line.description[locale]}
              </th>
              <td className="table-cell-pad table-figure">{format.number(line.quantity)}</td>
              <td className="table-cell-pad table-figure">{price(line.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2} className="table-total text-start">
              {t('billing.invoice.total')}
            </th>
            <td className="table-total table-figure">{price(invoice.total, currency)}</td>
          </tr>
        </tfoot>
      </table>
      <div className="flex flex-col gap-5 print:grid print:grid-cols-2">
        {(locale === 'ur' ? (['ur', 'en'] as const) : (['en', 'ur'] as const)).map((language) => (
          <p key={language} lang={language} dir={language === 'ur' ? 'rtl' : 'ltr'} className={wordsLook[language]}>
            {totalInWords[language]}
          </p>
        ))}
      </div>
      {transfer && transfer.moved.length > 0 && <MovedMoney moved={transfer.moved} currency={currency} />}
      <p className="font-semibold">{balanceText()}</p>
      {invoice.lapsed && <Notice tone="neutral">{t('billing.invoice.lapsed')}</Notice>}
      {transfer && owed > 0n && (
        <TransferPart
          printed={found.data}
          transfer={transfer}
          onChanged={async () => {
            await found.refetch();
          }}
        />
      )}
      <ScreenOnly>
        <Button icon="print" onPress={() => window.print()}>
          {t('billing.invoice.print')}
        </Button>
      </ScreenOnly>
    </div>
  );
}

function TaxNumber({ ntn }: { readonly ntn: string | null }) {
  const { t } = useMessages<BillingMessages>();
  if (ntn === null) return null;
  return (
    <span className="block text-sm">
      {t('billing.transfer.ntn')}:{' '}
      <bdi dir="ltr" className="whitespace-nowrap">
        {ntn}
      </bdi>
    </span>
  );
}
