/** What stands in an invoice, in both languages. */
import { formatters } from '@repo/i18n';
import type { LocalizedText } from '@repo/vertical';
import type { InvoiceLine } from '../provider/truth.ts';
import type { LocalTerms } from './local-state.ts';
import { daysLeft, namedDays, type Period, shareOf } from './periods.ts';

const [urdu, english] = [formatters({ locale: 'ur' }), formatters({ locale: 'en' })];

const spanOf = (period: Period): LocalizedText => {
  const { from, to } = namedDays(period);
  return { ur: `${urdu.date(from)} سے ${urdu.date(to)} تک`, en: `${english.date(from)} to ${english.date(to)}` };
};

const planOf = ({ name }: Pick<LocalTerms, 'name'>): LocalizedText => ({ ur: `${name.ur} پلان`, en: `${name.en} plan` });

/** A whole period of a plan. */
export function periodLine(terms: LocalTerms, period: Period): InvoiceLine {
  const [plan, span] = [planOf(terms), spanOf(period)];
  return {
    description: { ur: `${plan.ur}، ${span.ur}`, en: `${plan.en}, ${span.en}` },
    quantity: terms.seats,
    amount: terms.unit * BigInt(terms.seats),
  };
}

export function trialLine(terms: LocalTerms, period: Period): InvoiceLine {
  const [plan, span] = [planOf(terms), spanOf(period)];
  return {
    description: { ur: `${plan.ur}، آزمائشی مدت، ${span.ur}`, en: `${plan.en}, trial, ${span.en}` },
    quantity: terms.seats,
    amount: 0n,
  };
}

/** What is left of a period that was paid, given back. */
export function unusedLine(terms: LocalTerms, period: Period, at: Date): InvoiceLine {
  const [plan, span] = [planOf(terms), spanOf({ ...period, periodStart: at })];
  return {
    description: { ur: `${plan.ur} کی باقی مدت کی واپسی، ${span.ur}`, en: `Unused time of the ${plan.en}, ${span.en}` },
    quantity: terms.seats,
    amount: -shareOf(terms.unit * BigInt(terms.seats), daysLeft(period, at)),
  };
}

/** What is left of a period, on another plan. */
export function restLine(terms: LocalTerms, period: Period, at: Date): InvoiceLine {
  const [plan, span] = [planOf(terms), spanOf({ ...period, periodStart: at })];
  return {
    description: { ur: `${plan.ur}، باقی مدت، ${span.ur}`, en: `${plan.en}, rest of the period, ${span.en}` },
    quantity: terms.seats,
    amount: shareOf(terms.unit * BigInt(terms.seats), daysLeft(period, at)),
  };
}

/** Seats that come or go within a period. @param more below 0: that many fewer */
export function seatsLine(terms: LocalTerms, more: number, { period, at }: { period: Period; at: Date }): InvoiceLine {
  const [plan, span] = [planOf(terms), spanOf({ ...period, periodStart: at })];
  const quantity = Math.abs(more);
  const amount = shareOf(terms.unit * BigInt(quantity), daysLeft(period, at));
  return more > 0
    ? { description: { ur: `مزید نشستیں، ${plan.ur}، ${span.ur}`, en: `More seats, ${plan.en}, ${span.en}` }, quantity, amount }
    : {
        description: { ur: `نشستوں میں کمی، ${plan.ur}، ${span.ur}`, en: `Fewer seats, ${plan.en}, ${span.en}` },
        quantity,
        amount: -amount,
      };
}

export const creditUsedLine = (amount: bigint): InvoiceLine => ({
  description: { ur: 'پہلے سے جمع رقم سے منہا', en: 'Taken from your credit' },
  quantity: 1,
  amount: -amount,
});

export const creditKeptLine = (amount: bigint): InvoiceLine => ({
  description: { ur: 'اگلے بل کے لیے جمع', en: 'Kept as credit for the next invoice' },
  quantity: 1,
  amount,
});
