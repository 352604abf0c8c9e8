import { decodePaisa, type Fact, type FactInput, type FactUnit, type FactValue, isoDate, rate } from '@repo/facts';
import { type I18n, useI18n } from '@repo/i18n/react';
import { isolate } from '@repo/urdu-text/direction';

export interface FactText {
  readonly label: (fact: Fact) => string;
  readonly inputLabel: (input: FactInput) => string;
  readonly value: (value: FactValue, unit: FactUnit) => string;
  readonly message: (key: string) => string;
  /** What the value is limited to; null when nothing limits it. */
  readonly scope: (fact: Fact) => string | null;
  /** Document, clause, edition and date in one line. */
  readonly source: (fact: Fact) => string;
  readonly asPlainText: (fact: Fact) => string;
}

/** A figure that was worked out was typed by nobody: it rests on what was. */
export function statusOf({ source, status }: Fact): Fact['status'] | 'rests-on-typed' {
  return status === 'user' && source.kind === 'computed' ? 'rests-on-typed' : status;
}

export function useFactText(namespace: string): FactText {
  return factText(namespace, useI18n());
}

/** Facts in the user's language. Engines emit keys without the namespace of the vertical whose catalogue holds them. */
export function factText(namespace: string, { t, format }: Pick<I18n, 't' | 'format'>): FactText {
  const message: FactText['message'] = (key) => t(`${namespace}.${key}`);

  const scope: FactText['scope'] = ({ scopeKey, scopeParams = {} }) => {
    if (scopeKey === undefined) return null;
    const shown = Object.entries(scopeParams).map(([name, text]) => [name, /^\d+$/.test(text) ? format.number(text) : text]);
    return t(`${namespace}.${scopeKey}`, Object.fromEntries(shown));
  };

  const value: FactText['value'] = (raw, unit) => {
    if (raw === null) return t('common.not-known');
    if (typeof raw !== 'string') return t('ui.fact.range', { from: value(raw.from, unit), to: value(raw.to, unit) });
    switch (unit) {
      case 'paisa':
        return format.money(decodePaisa(raw));
      case 'ratio':
        return format.percent(rate(raw));
      case 'fraction':
        return raw
          .split('/')
          .map((part) => format.number(part))
          .join('/');
      case 'date':
        return format.date(isoDate(raw));
      case 'term':
        return message(raw);
      case 'none':
      case 'count':
        return format.number(raw);
      case 'months':
        return format.months(Number(raw));
      default:
        return t(`ui.fact.unit.${unit}`, { value: format.number(raw) });
    }
  };

  const label: FactText['label'] = (fact) => message(`facts.${fact.id.replace(`${namespace}.`, '')}`);
  const inputLabel: FactText['inputLabel'] = (input) => message(`facts.${input.labelKey}`);

  const source: FactText['source'] = ({ source: from, edition }) => {
    if (from.kind === 'user') return t('ui.fact.source.user');
    const document = [from.document, from.clause, edition].filter(Boolean).join(', ');
    const parts = [from.kind === 'computed' ? t('ui.fact.source.computed') : '', document];
    if (from.checkedOn) parts.push(t('ui.fact.checked', { date: format.date(from.checkedOn) }));
    return parts.filter(Boolean).join(' · ');
  };

  const asPlainText: FactText['asPlainText'] = (fact) =>
    [
      `${label(fact)}: ${value(fact.value, fact.unit)}`,
      fact.formula?.symbols,
      fact.formula?.numbers,
      ...fact.inputs.map((input) => `${input.symbol}: ${inputLabel(input)}: ${value(input.value, input.unit)}`),
      fact.roundingKey && message(fact.roundingKey),
      scope(fact),
      source(fact),
      t(`ui.fact.status.${statusOf(fact)}`),
    ]
      .filter((line): line is string => Boolean(line))
      // Whatever it is pasted into, figures and clauses keep their order.
      .map((line) => isolate(line))
      .join('\n');

  return { label, inputLabel, value, message, scope, source, asPlainText };
}
