/** What is told of the advice of a field, and how. */
import type { Advice } from '@repo/agronomy';
import { type Fact, type IsoDate, isoDate } from '@repo/facts';
import { type Formatters, formatters, type Locale } from '@repo/i18n';
import type { NarrationInput } from '@repo/server/trpc';
import { dayText } from '../advice/day-text.ts';
import { factOf } from '../advice/field-advice.ts';
import en from '../messages/en.json' with { type: 'json' };
import ur from '../messages/ur.json' with { type: 'json' };
import { fieldTemplate, type RainAhead } from './field-template.ts';
import { neverSaid } from './never-said.ts';
import { toldFacts } from './told-facts.ts';
import { type WaterState, waterStateOf } from './water-state.ts';

const words: Record<Locale, Readonly<Record<string, unknown>>> = { ur, en };

const task =
  'Explain the water advice of this field to the farmer whose field it is, in everyday words: what to do about water and why. Say nothing of other work in the field.';

/** The names of facts do not say what they mean together. */
const meanings: Record<WaterState, string> = {
  past: 'The season is over: nothing is to be done.',
  stale: 'The weather is too old: say that nothing can be said of today.',
  uncounted: 'Water was written down that is not counted yet: say that the next date waits for newer weather.',
  due: 'Water is due now.',
  ahead: 'Water is due on a day ahead and not today.',
  'not-due': 'No water is due as far as the weather reaches.',
};

export interface ToldField {
  readonly advice: Advice;
  readonly today: IsoDate;
  /** The season is over. */
  readonly past: boolean;
}

/** In the strict form: a model names figures and writes none, because a wrong depth is a lost crop. */
export function fieldNarration({ advice, today, past }: ToldField, locale: Locale): NarrationInput {
  const state = waterStateOf(advice, { today, past });
  const facts = toldFacts(advice, state);
  const format = formatters({ locale });
  const told = facts.map((fact) => [fact.id, { label: labelOf(fact, locale), display: displayOf(fact, format, locale) }]);
  return {
    facts,
    labels: Object.fromEntries(told),
    task: {
      instructions: `${task} ${meanings[state]}`,
      template: fieldTemplate(state, rainAhead(advice, state), locale),
      forbidden: neverSaid[locale],
      form: 'placeholders',
    },
    locale,
  };
}

function rainAhead(advice: Advice, state: WaterState): RainAhead {
  if (state !== 'due' && state !== 'ahead') return 'nothing';
  const withRain = factOf(advice, 'irr.next.date.withRain')?.value ?? null;
  if (withRain === factOf(advice, 'irr.next.date.dry')?.value) return 'nothing';
  return withRain === null ? 'enough' : 'later';
}

/** Of messages without parameters the text is there as it is; the others are compiled. */
function wordOf(key: string, locale: Locale): string {
  const word = words[locale][`crops.${key}`];
  if (typeof word !== 'string') throw new Error(`No plain message crops.${key}`);
  return word;
}

function labelOf({ id }: Fact, locale: Locale): string {
  return wordOf(`facts.${id.replace('crops.', '')}`, locale);
}

/** As the screen shows them, in mm without decimals unless it says otherwise; the fact keeps all. */
const measures: Readonly<Record<string, { readonly unit: string; readonly decimals: number }>> = {
  'crops.irr.inches': { unit: 'inch', decimals: 1 },
  'crops.irr.hours': { unit: 'hour', decimals: 1 },
  'crops.eta.day': { unit: 'mm', decimals: 1 },
};

function displayOf({ id, value, unit: kind }: Fact, format: Formatters, locale: Locale): string {
  if (typeof value !== 'string') return '';
  if (kind === 'date') return dayText(isoDate(value), { locale, format });
  if (kind === 'term') return wordOf(value, locale);
  if (id === 'crops.stage.day') return format.number(value);
  const { unit, decimals } = measures[id] ?? { unit: 'mm', decimals: 0 };
  return `${format.number(Number(value).toFixed(decimals))} ${wordOf(`unit.${unit}`, locale)}`;
}
