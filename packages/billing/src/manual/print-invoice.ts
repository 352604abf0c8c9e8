import { type IsoDate, todayInKarachi } from '@repo/facts';
import { amountInWords, numberToWords } from '@repo/urdu-text/words';
import type { Brand, LocalizedText } from '@repo/vertical';
import type { InvoiceTruth } from '../provider/truth.ts';

/** Where a buyer pays to; set by whoever runs the deployment. */
export interface PayTo {
  readonly title: string;
  readonly bank: string;
  readonly iban: string;
  readonly raastId: string | null;
}

export interface PrintedInvoice {
  readonly number: string;
  /** In Asia/Karachi. */
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly issuer: { readonly name: string; readonly email: string; readonly ntn: string | null };
  readonly buyer: { readonly name: string; readonly ntn: string | null };
  readonly lines: InvoiceTruth['lines'];
  readonly currency: string;
  /** Minor units, like all amounts here. */
  readonly total: bigint;
  readonly paid: bigint;
  /** What is still to be paid; below 0: what was paid too much. */
  readonly balance: bigint;
  readonly totalInWords: LocalizedText;
}

export interface PrintOptions {
  readonly invoice: Pick<InvoiceTruth, 'currency' | 'total' | 'paid' | 'lines' | 'issuedAt' | 'dueAt'> & {
    readonly number: string;
  };
  readonly buyer: PrintedInvoice['buyer'];
  readonly brand: Pick<Brand, 'legal'>;
  /** Who issued it, by the name of then; left out: the operator of now. */
  readonly issuer?: string | undefined;
}

/** What stands on the printed page of an invoice, in both languages. */
export function printInvoice({ invoice, buyer, brand: { legal }, issuer = legal.operator }: PrintOptions): PrintedInvoice {
  // Another legal person has another tax number.
  const ntn = issuer === legal.operator ? (legal.ntn ?? null) : null;
  const { number, currency, total, paid, lines, issuedAt, dueAt } = invoice;
  return {
    ...{ number, currency, total, paid, lines, buyer },
    issuedOn: todayInKarachi(issuedAt),
    dueOn: dueAt && todayInKarachi(dueAt),
    issuer: { name: issuer, email: legal.contactEmail, ntn },
    balance: total - paid,
    totalInWords: { ur: moneyInWords(total, currency, 'ur'), en: moneyInWords(total, currency, 'en') },
  };
}

/** @throws RangeError for a currency whose words are not known here */
function moneyInWords(total: bigint, currency: string, language: 'ur' | 'en'): string {
  const [whole, rest] = [total / 100n, total % 100n];
  if (currency === 'PKR') return amountInWords(`${whole}.${String(rest).padStart(2, '0')}`, language);
  if (currency !== 'USD') throw new RangeError(`no words for ${currency}`);
  const [dollars, cents] = [numberToWords(whole, language), numberToWords(rest, language)];
  const english = { dollars: whole === 1n ? 'US dollar' : 'US dollars', cents: rest === 1n ? 'cent' : 'cents' };
  const name = language === 'ur' ? { dollars: 'امریکی ڈالر', cents: 'سینٹ' } : english;
  return `${dollars} ${name.dollars}${rest === 0n ? '' : ` ${cents} ${name.cents}`}`;
}
