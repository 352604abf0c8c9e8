import type { Tx } from '@repo/db';
import type { Fact } from '@repo/facts';
import { formatters } from '@repo/i18n';
import type { LocalizedText } from '@repo/vertical';
import { adviceOf, factOf } from './advice/field-advice.ts';
import { loadEntries } from './api/entry/entry-view.ts';
import { rowOf } from './api/field/field-view.ts';
import { loadWeather } from './api/weather/weather-view.ts';

/**
 * What the crop of the field that changed last used on the last day whose weather is known. Null where the organization has no field,
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
  const asOf = weather.findLast(({ kind }) => kind !== 'forecast')?.date;
  if (!asOf) return null;
  const entries = await loadEntries(tx, orgId, latest.id);
  const fact = factOf(adviceOf({ ...rowOf(latest), weather, entries }, asOf), 'etc.day');
  if (!fact || fact.value === null) return null;
  return {
    fact,
    label: {
      ur: `${formatters({ locale: 'ur' }).date(asOf)} کو فصل نے پانی پیا: ${latest.title}`,
      en: `Water used by the crop on ${formatters({ locale: 'en' }).date(asOf)}: ${latest.title}`,
    },
  };
}
