/** Which payment stands at the head of a quote, and the sentence around it. */
import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';

export interface Headline {
  readonly labelKey: string;
  /** The sentence below the figure; `words` is the figure in words. */
  readonly sentence: (words: string) => string;
}

export function headlineOf(quote: Quote, { t, format }: Pick<I18n, 't' | 'format'>): Headline {
  const { inputs, totals, schedule } = quote;
  const months = format.months(totals.months);
  const last = schedule.at(-1);
  const first = 'financing.result.payment.first';
  if (schedule.length === 1 && last) {
    const date = format.date(last.due);
    const sentence = (words: string) => t('financing.result.sentence.single', { words, date });
    return { labelKey: 'financing.result.payment.single', sentence };
  }
  if (isLevel(quote)) {
    const every = inputs.product === 'murabaha' ? inputs.everyMonths : 1;
    const everyText = t(`financing.choice.everyMonths.${every}`);
    const sentence = (words: string) => t('financing.result.sentence.level', { words, every: everyText, months });
    return { labelKey: `financing.result.payment.level.${every}`, sentence };
  }
  if (totals.highestPayment === totals.firstPayment) {
    const lastPayment = format.money(totals.lastPayment);
    return {
      labelKey: first,
      sentence: (words) => t('financing.result.sentence.falling', { words, last: lastPayment, months }),
    };
  }
  const highest = format.money(totals.highestPayment);
  return { labelKey: first, sentence: (words) => t('financing.result.sentence.changing', { words, highest, months }) };
}

/** Every payment is the same but for the paisa that the last one takes. */
function isLevel({ basis, schedule }: Quote): boolean {
  return (
    basis.instalment !== null && schedule.every((row) => row.payment === basis.instalment || row.number === basis.residueRow)
  );
}
