/** The assistant in a browser, and how a person asks it. */
import { type Desk, type DeskOptions, openDesk, sharedDesk, type Visit } from '@repo/testing/desk';
import type { Locator, Page } from 'playwright-core';
import { demoDocuments } from '../src/demo-documents.ts';
import en from '../src/messages/en.json' with { type: 'json' };
import ur from '../src/messages/ur.json' with { type: 'json' };

type Key = keyof typeof en;
export type AssistantDesk = Desk<Key>;
export type AssistantVisit = Visit<Key>;

/** @param options without them no model answers */
export const openAssistantDesk = (options?: DeskOptions): Promise<AssistantDesk> =>
  options ? openDesk<Key>('assistant', { en, ur }, options) : sharedDesk<Key>({ en, ur });

export function composer(page: Page): Locator {
  return page.locator('textarea');
}

/** Asks and waits for the answer; gives its section. */
export async function ask({ page, t }: AssistantVisit, question: string): Promise<Locator> {
  const answers = page.getByRole('region', { name: t('assistant.thread.answer') });
  const before = await answers.count();
  await composer(page).fill(question);
  await composer(page).press('Enter');
  await answers.nth(before).waitFor();
  return answers.nth(before);
}

/** The document of the demo data that speaks of wheat. */
export function wheatDocument(): { readonly title: string; readonly text: string } {
  const found = demoDocuments.find(({ text }) => text.includes('گندم'));
  if (!found) throw new Error('No demo document speaks of wheat');
  return found;
}
