/** What is told of a quote, and how. */
import { decodePaisa, type Fact, rate } from '@repo/facts';
import { type Formatters, formatters, type Locale } from '@repo/i18n';
import type { Quote } from '@repo/islamic-finance';
import type { NarrationInput } from '@repo/server/trpc';
import en from '../messages/en.json' with { type: 'json' };
import ur from '../messages/ur.json' with { type: 'json' };
import { checksFact, checksId, toldFigures } from '../wire/told-figures.ts';
import { neverSaid } from './never-said.ts';
import { quoteTemplate } from './quote-template.ts';

const words: Record<Locale, Readonly<Record<string, unknown>>> = { ur, en };

const instructions = `Explain this financing quote to the customer who asked for it, who is no banker: what it costs, what is paid at the start, what is paid each time and for how long, what the bank earns, and the true rate. Say how many checks are passed and that this is not a fatwa. Give no advice and no opinion.`;

export function quoteNarration(quote: Quote, locale: Locale): NarrationInput {
  const facts = [...toldFigures(quote).map(([, fact]) => fact), checksFact(quote)];
  const format = formatters({ locale });
  return {
    facts,
    labels: Object.fromEntries(
      facts.map((fact) => [fact.id, { label: labelOf(fact, locale), display: displayOf(fact, quote, { format, locale }) }]),
    ),
    task: { instructions, template: quoteTemplate(quote, locale), forbidden: neverSaid[locale] },
    locale,
  };
}

/** Labels have no parameters, so that their message is their text. */
function labelOf({ id }: Fact, locale: Locale): string {
  const label = words[locale][`financing.facts.${id.replace('financing.', '')}`];
  if (typeof label !== 'string') throw new Error(`No label for the fact ${id}`);
  return label;
}

function displayOf(
  { id, value, unit }: Fact,
  { checks }: Quote,
  { format, locale }: { readonly format: Formatters; readonly locale: Locale },
): string {
  if (typeof value !== 'string') return '';
  if (id === checksId) {
    return locale === 'ur' ? `${checks.length} میں سے ${value}` : `${value} of ${checks.length}`;
  }
  switch (unit) {
    case 'paisa':
      return format.money(decodePaisa(value));
    case 'ratio':
      return format.percent(rate(value), { decimals: 2 });
    case 'months':
      return format.months(Number(value));
    default:
      return format.number(value);
  }
}
