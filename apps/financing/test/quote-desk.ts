/** The calculator in a browser, and how a person fills it in. */
import { type OwnDesk, openDesk, type Visit } from '@repo/testing/desk';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import en from '../src/messages/en.json' with { type: 'json' };
import ur from '../src/messages/ur.json' with { type: 'json' };

type Key = keyof typeof en;
export type QuoteDesk = OwnDesk<Key>;
export type QuoteVisit = Visit<Key>;

export const openQuoteDesk = (): Promise<QuoteDesk> => openDesk<Key>('financing', { en, ur });

/** The control of a field of the form. */
export function field(page: Page, id: string) {
  return page.locator(`[data-place="${id}"]`).locator('input, select').first();
}

export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await field(page, id).fill(value);
}

/** By key, because words that arrive late move what a pointer aims at. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.press('Enter');
  await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
}
