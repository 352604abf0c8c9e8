/** Demo data: one field with real measurements, labelled as what they are. */
import type { Tx } from '@repo/db';
import { isoDate } from '@repo/facts';
import type { SeedContext } from '@repo/vertical';
import { dateColumn } from './api/dates.ts';
import { storeWeather } from './api/weather/weather-view.ts';
import { demoDays, demoEntries, demoFieldId, demoInputs, demoTitle } from './demo-field.ts';

/** Makes what is not there yet; running it twice changes nothing. */
export async function seed({ orgId, userId, tx }: SeedContext<Tx>): Promise<void> {
  const now = new Date();
  const made = await tx.cropField.createMany({
    data: [
      {
        orgId,
        id: demoFieldId,
        title: demoTitle,
        inputs: { ...demoInputs, place: { ...demoInputs.place } },
        crop: demoInputs.crop,
        createdBy: userId,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (made.count === 0) return;
  await storeWeather(tx, { orgId, fieldId: demoFieldId, fetchedAt: now, days: demoDays() });
  await tx.cropEntry.createMany({
    data: demoEntries().map(({ id, date, depth }) => ({
      orgId,
      id,
      fieldId: demoFieldId,
      kind: 'irrigation',
      date: dateColumn(isoDate(date)),
      depth,
      createdBy: userId,
      createdAt: now,
    })),
  });
}
