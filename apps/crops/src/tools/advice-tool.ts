import type { Advice } from '@repo/agronomy';
import type { Tx } from '@repo/db';
import type { IsoDate } from '@repo/facts';
import { searchKey } from '@repo/urdu-text/search-key';
import { defineTool, type ToolAnswer } from '@repo/vertical';
import { z } from 'zod';
import { dayOfAdvice } from '../advice/day-of-advice.ts';
import { isTold } from '../advice/due.ts';
import { adviceOf, factOf } from '../advice/field-advice.ts';
import { loadEntries } from '../api/entry/entry-view.ts';
import { rowOf } from '../api/field/field-view.ts';
import { loadWeather } from '../api/weather/weather-view.ts';
import { recogniseAdvice } from './recognise-advice.ts';

const adviceRequest = z.strictObject({
  /** Any words; the field whose name stands in them is meant, else the one that changed last. */
  mention: z.string().max(200),
});

export type AdviceRequest = z.output<typeof adviceRequest>;

/** Without the vertical. */
const figures = [
  'irr.next.date.dry',
  'irr.next.date.withRain',
  'irr.inches',
  'irr.gross',
  'irr.hours',
  'stage.name',
  'eta.day',
  'dr.end',
];

/** How many fields are looked through for a name. */
const mostFields = 100;

/** `crops.advice`: when a field of the organization needs water and how much, as the engine says today. */
export const adviceTool = defineTool<AdviceRequest, Tx>({
  name: 'crops.advice',
  title: { ur: 'کھیت کا پانی', en: 'Water for a field' },
  example: { ur: 'میرے کھیت کو پانی کب دوں؟', en: 'When does my field need water?' },
  description:
    "Says when one of the organization's own fields needs water and how much, after FAO-56, from its stored weather. mention: the " +
    'name of the field as the person said it. Knows nothing of fertilizer, pests or prices.',
  input: adviceRequest,
  recognise: recogniseAdvice,
  run: ({ orgId, today, tenant }, { mention }) => tenant((tx) => answer(tx, { orgId, today, mention })),
});

async function answer(tx: Tx, asked: { orgId: string; today: IsoDate; mention: string }): Promise<ToolAnswer> {
  const { orgId, today, mention } = asked;
  const fields = await tx.cropField.findMany({
    where: { orgId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: mostFields,
  });
  const said = ` ${searchKey(mention)} `;
  const chosen = fields.find(({ title }) => said.includes(` ${searchKey(title)} `)) ?? fields[0];
  if (!chosen) return { facts: [], refusals: [{ messageKey: 'tool.no-field', params: {} }], path: '/fields/new' };
  const row = rowOf(chosen);
  const view = {
    ...row,
    weather: await loadWeather(tx, orgId, chosen.id),
    entries: await loadEntries(tx, orgId, chosen.id),
  };
  const { asked: day, past } = dayOfAdvice(row.inputs, today);
  const advice = adviceOf(view, day);
  const facts = figures.flatMap((id) => factOf(advice, id) ?? []).filter(({ value }) => value !== null);
  const hasNext = !past && isTold(advice);
  return {
    facts: hasNext ? facts : facts.filter(({ id }) => !id.startsWith('crops.irr.')),
    refusals: refusalsOf(advice, { past, today, field: row.title }),
    path: `/fields/${row.id}`,
  };
}

/** What a person must know beside the figures: of which day they are, and what they do not count. */
function refusalsOf(
  advice: Advice,
  { past, today, field }: { past: boolean; today: IsoDate; field: string },
): ToolAnswer['refusals'] {
  const { asOf, days, laterEntries, weatherGaps } = advice;
  const isDue = (factOf(advice, 'irr.next.date.dry')?.value ?? null) !== null;
  const say = (key: string) => [{ messageKey: `tool.${key}`, params: { field, date: asOf } }];
  if (past) return say('season-over');
  if (days.length === 0) return weatherGaps.length > 0 ? [{ messageKey: 'tool.no-weather', params: { field } }] : [];
  if (laterEntries.length > 0 && !isDue) return say('not-counted');
  return asOf < today ? say('as-of') : [];
}
