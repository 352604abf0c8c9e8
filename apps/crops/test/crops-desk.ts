/** The app in a browser, and how a person fills in a field. */
import { addDays, type IsoDate, todayInKarachi } from '@repo/facts';
import { type Desk, openDesk, type Visit } from '@repo/testing/desk';
import type { Locator, Page } from 'playwright-core';
import en from '../src/messages/en.json' with { type: 'json' };
import ur from '../src/messages/ur.json' with { type: 'json' };

type Key = keyof typeof en;
export type CropsDesk = Desk<Key>;
export type CropsVisit = Visit<Key>;

export const openCropsDesk = (): Promise<CropsDesk> => openDesk<Key>('crops', { en, ur });

/** The control of a place of the form. */
export function place(page: Page, id: string): Locator {
  return page.locator(`[data-place="${id}"]`).locator('input, select').first();
}

export async function fill(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(texts)) await place(page, id).fill(text);
}

export async function choose(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await place(page, id).selectOption(value);
}

/** Answers a question of the form that is asked with cards. */
export async function answer(page: Page, id: string, value: string): Promise<void> {
  await page.locator(`[data-place="${id}"] input[value="${value}"]`).check();
}

/** A day counted from today. */
export function daysFromToday(days: number): IsoDate {
  return addDays(todayInKarachi(new Date()), days);
}

/** Days since sowing of the fields that these tests make. */
export const age = 95;

/** A field of wheat near Faisalabad, typed into the form. */
export async function fillField({ page }: CropsVisit, title: string): Promise<void> {
  await choose(page, { crop: 'wheat', city: 'faisalabad', soil: 'fao.loam' });
  await choose(page, { variant: 'low-grain-moisture', stages: 'small-grains.pakistan-arid-region' });
  await fill(page, { title, sowingDate: daysFromToday(-age), area: '5', discharge: '1' });
  await answer(page, 'start', 'field-capacity');
}

/** The same, saved; ends on its page. */
export async function makeField(visit: CropsVisit, title: string): Promise<void> {
  const { page, t } = visit;
  await fillField(visit, title);
  await page.getByRole('button', { name: t('crops.form.save') }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** A dry season at a station, up to today, as its file. */
export function stationFile(change: (row: string, index: number) => string = (row) => row): string {
  const rows = Array.from({ length: age + 1 }, (_, index) =>
    change(`${daysFromToday(index - age)},24.5,9.5,55,2.0,15,${index === 40 ? 12 : 0}`, index),
  );
  return ['date,tmax,tmin,rh mean,wind m/s,rs MJ/m2,rain mm', ...rows].join('\n');
}

/** Pastes a file into the sheet and stores it. */
export async function storeStation({ page, t }: CropsVisit, csv: string): Promise<void> {
  await page.getByRole('button', { name: t('crops.weather.upload') }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(t('crops.weather.station')).fill('Ayub Station');
  await sheet.getByLabel(t('crops.weather.pasted')).fill(csv);
  await sheet.getByRole('button', { name: t('crops.weather.store') }).click();
  await sheet.waitFor({ state: 'detached' });
}
