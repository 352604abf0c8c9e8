/** The app in a browser, and how a person fills in a field. */

import { addDays, type IsoDate, todayInKarachi } from '@repo/facts';
import { closed } from '@repo/testing/closed';
import { type Desk, sharedDesk, type Visit, type VisitOptions } from '@repo/testing/desk';
import type { Cookie, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import en from '../src/messages/en.json' with { type: 'json' };
import ur from '../src/messages/ur.json' with { type: 'json' };
import { cities } from '../src/web/form/cities.ts';
import type { FieldInputs } from '../src/wire/inputs.ts';

type Key = keyof typeof en;
export type CropsVisit = Visit<Key>;

export interface CropsTests {
  /** A visit without a session. */
  visitor(path: string, options?: VisitOptions): Promise<CropsVisit>;
  /** A visit with the session of the demo account. */
  signedIn(path: string, options?: VisitOptions): Promise<CropsVisit>;
  /**
   * The page of a new field, the one of `fillField`. It is saved without the form, which has tests of its own.
   * @param station a file of a station, stored before the page is opened
   */
  newField(title: string, options: VisitOptions, station?: string): Promise<CropsVisit>;
}

/** Opens the app before the tests of a block and leaves it behind them. Call it once a block. */
export function useCrops(): CropsTests {
  let desk: Desk<Key>;
  let session: readonly Cookie[] = [];
  beforeAll(async () => {
    desk = await sharedDesk<Key>({ en, ur });
    session = await desk.signIn();
  });
  afterAll(() => desk.close());
  return {
    visitor: (path, options) => desk.visit(path, options),
    signedIn: (path, options) => desk.visit(path, { ...options, session }),
    async newField(title, options, csv) {
      const saved = await desk.mutate('crops.field.save', { id: crypto.randomUUID(), title, inputs: wheatField() }, session);
      const fieldId = idOf(saved);
      if (csv !== undefined) {
        await desk.mutate('crops.weather.upload', { fieldId, csv, station: stationName, skipFaulty: false }, session);
      }
      const visit = await desk.visit(`/fields/${fieldId}`, { ...options, session });
      await visit.page.getByRole('heading', { level: 1, name: title }).waitFor();
      return visit;
    },
  };
}

function idOf(saved: unknown): string {
  return typeof saved === 'object' && saved !== null && 'id' in saved ? String(saved.id) : '';
}

/** The line of advice on the page of a field. */
export const advice = ({ page, t }: CropsVisit): Locator =>
  page.getByRole('region', { name: t('crops.field.advice'), exact: true });

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

/** The same, as it travels. */
function wheatField(): FieldInputs {
  const city = cities.find(({ id }) => id === 'faisalabad');
  if (!city) throw new Error('Faisalabad is no city of the form');
  const { latitudeDeg, longitudeDeg, elevationM } = city;
  return {
    place: { name: ur['crops.city.faisalabad'], latitudeDeg, longitudeDeg, elevationM },
    crop: 'wheat',
    variant: 'low-grain-moisture',
    stages: 'small-grains.pakistan-arid-region',
    sowingDate: daysFromToday(-age),
    soil: 'fao.loam',
    start: { kind: 'field-capacity' },
    method: 'basin',
    furrows: null,
    wettedPct: null,
    efficiencyPct: null,
    areaAcres: 5,
    dischargeCusecs: 1,
  };
}

/** The field of `fillField`, saved by the form; ends on its page. */
export async function makeField(visit: CropsVisit, title: string): Promise<void> {
  const { page, t } = visit;
  await fillField(visit, title);
  await page.getByRole('button', { name: t('crops.form.save') }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const stationName = 'Ayub Station';

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
  await sheet.getByLabel(t('crops.weather.station')).fill(stationName);
  await sheet.getByLabel(t('crops.weather.pasted')).fill(csv);
  await sheet.getByRole('button', { name: t('crops.weather.store') }).click();
  await closed(sheet);
}
