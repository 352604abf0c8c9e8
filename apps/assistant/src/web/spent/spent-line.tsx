/** What a model's text took: tokens, money, electricity, and what is not known of them. Fetched where it is shown. */
import { isoDate } from '@repo/facts';
import { type TypedI18n, useMessages, useMore } from '@repo/i18n/react';
import type { Written } from '../shapes.ts';
import { spentMessages } from './messages.ts';

type Spent = NonNullable<Written['spent']>;
type Words = TypedI18n<typeof import('./messages/en.json')>;

export function SpentLine({ spent }: { readonly spent: Spent }) {
  const words: Words = useMessages();
  if (!useMore(spentMessages)) return null;
  const sentences = [tokensOf(spent, words), ...costOf(spent, words), ...energyOf(spent, words)];
  return <p className="type-ui text-xs wrap-anywhere text-ink-soft">{sentences.join(' ')}</p>;
}

function tokensOf({ input, output, reported }: Spent, { t, format }: Words): string {
  const counts = { input: format.number(input), output: format.number(output) };
  return t(`assistant.spent.tokens.${reported ? 'reported' : 'counted'}`, counts);
}

function costOf({ cost }: Spent, { t, format }: Words): readonly string[] {
  if (cost === null) return [t('assistant.spent.cost.unknown')];
  const { dollars, rupees, rate } = cost;
  if (rupees === null || rate === null) {
    return [t('assistant.spent.cost.dollars', { dollars: format.number(dollars, { decimals: 6 }) })];
  }
  const what = {
    rupees: format.number(rupees, { decimals: 6 }),
    rate: format.number(rate.rupees),
    date: format.date(isoDate(rate.date)),
    source: named(rate.source, format),
  };
  return [t('assistant.spent.cost.rupees', what), ...(rate.stale ? [t('assistant.spent.cost.stale')] : [])];
}

function energyOf({ energy }: Spent, { t, format }: Words): readonly string[] {
  if (energy === null) return [t('assistant.spent.energy.unknown')];
  const { wattHours, range, basis, source } = energy;
  const figure = (of: string) => format.number(of, { decimals: 6 });
  const said = t(`assistant.spent.energy.${basis}`, { energy: figure(wattHours), source: named(source, format) });
  const tried = range && [t('assistant.spent.energy.range', { low: figure(range.low), high: figure(range.high) })];
  return [said, ...(tried ?? []), energyPriceOf(energy, { t, format })];
}

function energyPriceOf({ price }: NonNullable<Spent['energy']>, { t, format }: Pick<Words, 't' | 'format'>): string {
  if (price === null) return t('assistant.spent.energy.price.unknown');
  return t('assistant.spent.energy.price', {
    rupees: format.number(price.rupees, { decimals: 6 }),
    rate: format.number(price.perKWh),
    date: format.date(isoDate(price.date)),
    source: named(price.source, format),
  });
}

/** English inside of Urdu stays together. */
function named(source: string, format: Words['format']): string {
  return format.list([source]);
}
