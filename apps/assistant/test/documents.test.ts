import { needs } from '@repo/testing/needs';
import type { Cookie } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AssistantDesk, ask, openAssistantDesk } from './assistant-desk.ts';

needs('chromium').describe('documents', () => {
  let desk: AssistantDesk;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    desk = await openAssistantDesk();
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
  });

  test('one is refused while it is none, then added, cited, deleted and not found any more', async () => {
    const it = await desk.visit('/documents', { session, locale: 'en' });
    const { page, t } = it;
    const home = new URL('/', page.url()).href;
    await page.getByRole('button', { name: t('assistant.documents.add') }).click();
    const sheet = page.getByRole('dialog', { name: t('assistant.documents.add') });
    const file = sheet.locator('input[type="file"]');
    const submit = sheet.getByRole('button', { name: 'Add', exact: true });

    await submit.click();
    await sheet.getByText(t('assistant.document-form.title-needed')).waitFor();
    await sheet.getByText(t('assistant.document-form.empty')).waitFor();
    const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xe2, 0xe3, 0xcf, 0xd3]);
    await file.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: pdf });
    await sheet.getByText(t('assistant.document-form.not-text')).waitFor();
    await file.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.alloc(200_001, 'a') });
    await sheet.getByText(t('assistant.document-form.too-large')).waitFor();
    const text = 'دفتر کے قواعد۔\n\nگاڑی کی چابی استقبالیے پر جمع کرائیں۔\n\nThe canteen closes at 16:30.';
    await file.setInputFiles({ name: 'دفتر.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect.poll(() => sheet.getByLabel(t('assistant.document-form.title')).inputValue()).toBe('دفتر');
    await expect.poll(() => sheet.getByLabel(t('assistant.document-form.text'), { exact: true }).inputValue()).toBe(text);
    await submit.click();
    await page.getByRole('link', { name: 'دفتر' }).click();
    const article = page.getByRole('article');
    await article.waitFor();
    await expect
      .poll(() => article.locator('p').evaluateAll((all) => all.map((p) => p.getAttribute('dir'))))
      .toEqual(['rtl', 'rtl', 'ltr']);

    await page.goto(home);
    const answer = await ask(it, 'چابی کہاں جمع کرائیں؟');
    await answer.locator('blockquote').getByText('استقبالیے').waitFor();
    await page.waitForURL(/\/c\//);
    const conversation = page.url();

    await page.goto(new URL('/documents', home).href);
    await page.getByRole('button', { name: /دفتر/ }).click();
    await expect.poll(() => page.getByRole('link', { name: 'دفتر', exact: true }).count()).toBe(0);

    // The old answer keeps what it quoted and leads nowhere.
    await page.goto(conversation);
    await page.locator('blockquote').getByText(t('assistant.source.deleted')).waitFor();
    await expect.poll(() => page.locator('blockquote').getByRole('link').count()).toBe(0);
    const again = await ask(it, 'چابی کہاں جمع کرائیں؟');
    await expect.poll(() => again.getByText('استقبالیے').count()).toBe(0);
  });

  test('deleting is undone', async () => {
    const { page, t } = await desk.visit('/documents', { session, locale: 'en' });
    const items = page.getByRole('list', { name: t('assistant.documents.title') }).getByRole('listitem');
    await items.first().waitFor();
    const before = await items.count();
    await items.first().getByRole('button').click();
    await expect.poll(() => items.count()).toBe(before - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => items.count()).toBe(before);
  });

  test('what was typed for a document is there after a reload', async () => {
    const { page, t } = await desk.visit('/documents', { session, locale: 'en' });
    await page.getByRole('button', { name: t('assistant.documents.add') }).click();
    await page.getByRole('dialog').getByLabel(t('assistant.document-form.title')).fill('Half written');
    await page.reload();
    await page.getByRole('button', { name: t('assistant.documents.add') }).click();
    await expect
      .poll(() => page.getByRole('dialog').getByLabel(t('assistant.document-form.title')).inputValue())
      .toBe('Half written');
  });

  test('an address of a document that is not there says so', async () => {
    const { page, t } = await desk.visit('/documents/document_nothing', { session, locale: 'en' });
    await page.getByRole('alert').getByText(t('assistant.source.deleted')).waitFor();
  });
});
