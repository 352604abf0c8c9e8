import type { Tx } from '@repo/db';
import type { Fact } from '@repo/facts';
import { formatters } from '@repo/i18n';
import type { LocalizedText } from '@repo/vertical';
import { dayOfAdvice } from './advice/day-of-advice.ts';
import { adviceOf, factOf } from './advice/field-advice.ts';
import { loadEntries } from './api/entry/entry-view.ts';
import { rowOf } from './api/field/field-view.ts';
import { loadWeather } from './api/weather/weather-view.ts';

/**
 * What the field that changed last really used on the last day whose weather is known (ETc act). Null where the organization has no field,
 * or the engine cannot say.
 */
export async function latestFieldFigure(context: {
  orgId: string;
  tx: Tx;
}): Promise<{ fact: Fact; label: LocalizedText } | null> {
  const { orgId, tx } = context;
  const latest = await tx.cropField.findFirst({
    where: { orgId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  });
  if (!latest) return null;
  const weather = await loadWeather(tx, orgId, latest.id);
  const lastDay = weather.findLast(({ kind }) => kind !== 'forecast')?.date;
  if (!lastDay) return null;
  const row = rowOf(latest);
  const entries = await loadEntries(tx, orgId, latest.id);
  const advice = adviceOf({ ...row, weather, entries }, dayOfAdvice(row.inputs, lastDay).asked);
  const { asOf } = advice;
  const fact = factOf(advice, 'eta.day');
  if (!fact || fact.value === null) return null;
  return {
    fact,
    label: {
      ur: `${formatters({ locale: 'ur' }).date(asOf)} کو کھیت میں خرچ ہوا پانی: ${latest.title}`,
      en: `Water that the field used on ${formatters({ locale: 'en' }).date(asOf)}: ${latest.title}`,
    },
  };
}
