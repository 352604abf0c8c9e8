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
  if (schedule.length === 1 && last) {
    const date = format.date(last.due);
    return {
      labelKey: 'financing.result.payment.single',
      sentence: (words) => t('financing.result.sentence.single', { words, date }),
    };
  }
  if (inputs.plan === 'level' && totals.highestPayment - totals.firstPayment <= quote.basis.residue) {
    const every = inputs.product === 'murabaha' ? inputs.everyMonths : 1;
    return {
      labelKey: `financing.result.payment.level.${every}`,
      sentence: (words) =>
        t('financing.result.sentence.level', { words, every: t(`financing.choice.everyMonths.${every}`), months }),
    };
  }
  const labelKey = 'financing.result.payment.first';
  if (totals.highestPayment === totals.firstPayment) {
    return {
      labelKey,
      sentence: (words) => t('financing.result.sentence.falling', { words, last: format.money(totals.lastPayment), months }),
    };
  }
  return {
    labelKey,
    sentence: (words) =>
      t('financing.result.sentence.changing', { words, highest: format.money(totals.highestPayment), months }),
  };
}
