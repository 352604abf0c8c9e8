import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import serverUr from '@repo/server/messages/ur.json' with { type: 'json' };
import { overflow, pageLanguage } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Cookie } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AssistantDesk, type AssistantVisit, ask, composer, openAssistantDesk, wheatDocument } from './assistant-desk.ts';
import { withoutModel } from './without-model.ts';

const webFolder = join(import.meta.dirname, '../dist/web');

/** Said of the server that the desk sets and that does not run. */
const unreachable = /INFERENCE_URL/;

/** What was written, without its lines and the signs of its headings. */
const letters = (text: string) => text.replace(/[#\s]/g, '');

needs('chromium').describe('asking', () => {
  let desk: AssistantDesk;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    desk = await openAssistantDesk();
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
  });

  const visit = (path = '/', options: Parameters<AssistantDesk['visit']>[1] = {}): Promise<AssistantVisit> =>
    desk.visit(path, { session, ...options });

  test('says what works and that no model is in use; an example can be pressed', async () => {
    const { page, t } = await visit();
    await expect.poll(() => pageLanguage(page)).toEqual(['ur', 'rtl']);
    await page.getByText(t('assistant.works.documents')).waitFor();
    await page.getByText(unreachable).waitFor();
    await page.getByRole('button', { name: 'gandum ko pehla pani kab lagayen' }).click();
    await page.waitForURL(/\/c\/conversation_[0-9a-z]+$/);
    await page.locator('blockquote').first().waitFor();
    // Nothing was written, and nothing can be.
    await expect.poll(() => page.getByRole('region', { name: t('assistant.written.title') }).count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: t('assistant.written.first') }).count()).toBe(0);
  });

  test('says what can be asked of a vertical beside it, by an example', async () => {
    const { page } = await visit();
    const line = page.getByRole('listitem').filter({ hasText: 'قلم کے دام کیا ہیں؟' });
    await expect.poll(() => line.count()).toBe(0);
    const offered = {
      name: 'shop.price',
      title: { ur: 'دام', en: 'Price' },
      example: { ur: 'قلم کے دام کیا ہیں؟', en: 'What does a pen cost?' },
    };
    await page.route('**/trpc/**assistant.tool.list**', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"tools":[]', `"tools":[${JSON.stringify(offered)}]`);
      await route.fulfill({ response, body });
    });
    await page.reload();
    await line.waitFor();
  });

  test('the first screen weighs at most 130 kB of compressed script, and no event source comes along', async () => {
    const { page, t } = await visit();
    await page.getByText(t('assistant.works.documents')).waitFor();
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [new URL(name).pathname] : [])),
    );
    const weigh = (path: string) => gzipSync(readFileSync(join(webFolder, path)), { level: 9 }).length;
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.map(weigh).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(130_000);
    expect(loaded.filter((path) => path.includes('follow-answer'))).toEqual([]);
  });

  test('without a model the ways to one can be opened and copied', async () => {
    const it = await visit();
    const { page, t } = it;
    // As on a machine where no server and no file was found.
    const asked = '**/trpc/**assistant.conversation.model**';
    await page.route(asked, async (route) => {
      const response = await route.fetch();
      const body = JSON.stringify(withoutModel(JSON.parse(await response.text())));
      await route.fulfill({ response, body });
    });
    await page.reload();
    await page.getByText(serverUr['server.service.inference.none']).waitFor();
    await page.getByRole('button', { name: t('assistant.model.steps') }).click();
    const steps = page.getByRole('list', { name: t('assistant.model.steps') }).getByRole('listitem');
    const lines = steps.locator('[dir="ltr"] > code');
    await lines.first().waitFor();
    await expect.poll(() => lines.allTextContents()).toEqual(expect.arrayContaining(['ollama pull MODEL']));
    // Owners have a page for model files besides, which is no line.
    await expect.poll(() => lines.count()).toBe(await steps.filter({ has: page.locator('code') }).count());
    await it.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const pull = steps.filter({ hasText: 'ollama pull MODEL' });
    await pull.getByRole('button').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('ollama pull MODEL');
    expect(await overflow(page)).toBe(0);
    // Whoever comes back to the window sees how it is now.
    await page.unroute(asked);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    // The steps that are open may name it too by now.
    await page.getByText(unreachable).first().waitFor();
  });

  test.each(['گندم کو پہلا پانی کب لگائیں؟', 'gandum ko pehla pani kab lagana hai'])(
    'UX11 %s: quotes the document, marks the words, and [1] opens it at the span',
    async (question) => {
      const it = await visit();
      const { page, t } = it;
      const answer = await ask(it, question);
      const quote = answer.locator('blockquote').first();
      const said = letters(((await quote.textContent()) ?? '').replace('[1]', ''));
      expect(letters(wheatDocument().text)).toContain(said);
      await expect.poll(() => quote.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['گندم', 'پانی']));
      // Card, number and opened document agree.
      const card = page
        .getByRole('complementary', { name: t('assistant.sources.title') })
        .getByRole('listitem')
        .first();
      await expect.poll(() => card.textContent()).toContain('[1]');
      await expect.poll(() => card.textContent()).toContain(wheatDocument().title);
      await quote.getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: wheatDocument().title }).waitFor();
      const marked = page.locator('article mark');
      await marked.first().waitFor();
      expect(letters((await marked.allTextContents()).join(''))).toBe(said);
      const inView = () =>
        marked.last().evaluate((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        });
      await expect.poll(inView).toBe(true);
    },
  );

  test('a question for another vertical finds nothing where there is none, and what works is said', async () => {
    const it = await visit('/', { locale: 'en' });
    const answer = await ask(it, '30 لاکھ کی گاڑی پر 15 فیصد، 5 سال: ماہانہ کتنا بنے گا؟');
    await answer.getByText(it.t('assistant.nothing.title')).waitFor();
    await answer.getByText(it.t('assistant.works.amount')).waitFor();
    await expect.poll(() => answer.locator('blockquote').count()).toBe(0);
  });

  test('an amount comes in words in both languages, and is copied', async () => {
    const it = await visit();
    await it.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const answer = await ask(it, '۲۵ لاکھ روپے الفاظ میں');
    await answer.getByText('25,00,000 روپے').waitFor();
    await answer.getByText('twenty-five lakh rupees').waitFor();
    await answer.getByRole('button', { name: 'پچیس لاکھ روپے' }).click();
    await expect.poll(() => it.page.evaluate(() => navigator.clipboard.readText())).toBe('پچیس لاکھ روپے');
  });

  test('Roman Urdu gets its words in Urdu script, and another one can be chosen', async () => {
    const it = await visit();
    const answer = await ask(it, 'urdu mein likho: mujhe nai kitab chahiye');
    const reading = answer.getByRole('region', { name: it.t('assistant.transliteration.title') });
    const line = reading.locator('[lang="ur"][dir="rtl"]');
    await expect.poll(() => line.textContent()).toContain('مجھے نہیں');
    await reading.getByRole('button', { name: 'نئی', exact: true }).click();
    await expect.poll(() => line.textContent()).toContain('مجھے نئی');
  });

  test('UX4 the direction of the composer follows the text while it is typed', async () => {
    const { page } = await visit();
    const box = composer(page);
    const direction = () => box.getAttribute('dir');
    await expect.poll(direction).toBe('rtl');
    await box.fill('What does the document say');
    await expect.poll(direction).toBe('ltr');
    await box.fill('React میں component بنائیں');
    await expect.poll(direction).toBe('rtl');
    await box.fill('2,500');
    await expect.poll(direction).toBe('rtl');
  });

  test('UX6 Enter sends, Shift and Enter begin a line, an input method takes its Enter, a paste keeps its lines', async () => {
    const { page, t } = await visit();
    const box = composer(page);
    await box.fill('گندم');
    await box.press('Shift+Enter');
    await page.keyboard.insertText('پہلا\nپانی');
    await expect.poll(() => box.inputValue()).toBe('گندم\nپہلا\nپانی');
    const isTaken = (init: { readonly isComposing?: boolean; readonly keyCode?: number }) =>
      box.evaluate(
        (element, of) =>
          !element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...of })),
        init,
      );
    expect([await isTaken({ isComposing: true }), await isTaken({ keyCode: 229 })]).toEqual([false, false]);
    expect(new URL(page.url()).pathname).toBe('/');
    await box.press('Enter');
    await page.waitForURL(/\/c\//);
    const asked = page.getByRole('region', { name: t('assistant.thread.question') });
    await expect.poll(() => asked.locator('p').textContent()).toBe('گندم\nپہلا\nپانی');
    // Whoever asked goes on typing.
    await expect.poll(() => composer(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('UX6 each conversation keeps its draft through a reload', async () => {
    const it = await visit();
    const { page } = it;
    await ask(it, '500 روپے الفاظ میں');
    await page.waitForURL(/\/c\//);
    const conversation = page.url();
    await composer(page).fill('یہ ابھی نہیں بھیجا');
    await page.goto(new URL('/', conversation).href);
    await expect.poll(() => composer(page).inputValue()).toBe('');
    await composer(page).fill('نئی گفتگو کا مسودہ');
    await page.reload();
    await expect.poll(() => composer(page).inputValue()).toBe('نئی گفتگو کا مسودہ');
    await page.goto(conversation);
    await expect.poll(() => composer(page).inputValue()).toBe('یہ ابھی نہیں بھیجا');
  });

  test('a question whose answer was lost is kept, sent again, and stands there once', async () => {
    const it = await visit();
    const { page, t } = it;
    let lost = 0;
    await page.route('**/trpc/assistant.conversation.ask*', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await composer(page).fill('750 روپے الفاظ میں');
    await composer(page).press('Enter');
    await page.getByText(t('assistant.composer.not-sent')).waitFor();
    await expect.poll(() => composer(page).inputValue()).toBe('750 روپے الفاظ میں');
    await page.getByRole('button', { name: t('assistant.composer.send-again') }).click();
    await page.waitForURL(/\/c\//);
    await page.reload();
    await page
      .getByRole('region', { name: t('assistant.thread.answer') })
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole('region', { name: t('assistant.thread.question') }).count()).toBe(1);
    expect(lost).toBe(2);
  });

  test('a question that is too long stays whole, says by how much, and is not sent', async () => {
    const { page, t } = await visit('/', { locale: 'en' });
    const box = page.getByRole('textbox', { name: t('assistant.composer.label') });
    await box.fill('ا'.repeat(4100));
    await page.getByText('These are 4,100 characters; at most 4,000 can be sent.', { exact: false }).waitFor();
    await box.press('Enter');
    expect((await box.inputValue()).length).toBe(4100);
    await expect
      .poll(() => page.getByRole('button', { name: t('assistant.composer.send'), exact: true }).isDisabled())
      .toBe(true);
    await box.fill('ا'.repeat(3900));
    await page.getByText('3,900 of 4,000 characters').waitFor();
  });

  test('numbers, codes and addresses in a message keep their direction', async () => {
    const it = await visit();
    const { page, t } = it;
    await ask(it, 'فون 0300-1234567 اور https://example.com/a دیکھیں');
    const asked = page.getByRole('region', { name: t('assistant.thread.question') });
    await expect
      .poll(() => asked.locator('bdi[dir="ltr"]').allTextContents())
      .toEqual(['0300-1234567', 'https://example.com/a']);
    await expect.poll(() => asked.getByRole('link').getAttribute('href')).toBe('https://example.com/a');
    await expect.poll(() => asked.locator('p').getAttribute('lang')).toBe('ur');
  });

  test('fits a phone of 360 px: nothing to scroll sideways, conversations and sources as sheets', async () => {
    for (const locale of ['ur', 'en'] as const) {
      const it = await visit('/', { locale, width: 360, height: 740 });
      const { page, t } = it;
      await composer(page).waitFor();
      expect(await overflow(page), 'welcome').toBe(0);
      const answer = await ask(it, 'گندم کو پہلا پانی کب لگائیں؟');
      expect(await overflow(page), 'answer').toBe(0);
      await answer.getByRole('button').last().click();
      const sources = page.getByRole('dialog', { name: t('assistant.sources.title') });
      await sources.getByText('[1]').waitFor();
      expect(await overflow(page), 'sources').toBe(0);
      await page.keyboard.press('Escape');
      await sources.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: t('assistant.conversations.title') }).click();
      const list = page.getByRole('dialog', { name: t('assistant.conversations.title') });
      await list.getByRole('listitem').first().waitFor();
      expect(await overflow(page), 'conversations').toBe(0);
      await list.getByRole('link', { name: t('assistant.conversations.new') }).click();
      await page.getByText(t('assistant.welcome.examples')).waitFor();
      await page.goto(new URL('/documents', page.url()).href);
      await page.getByRole('link', { name: wheatDocument().title }).click();
      await page.getByRole('article').waitFor();
      expect(await overflow(page), 'document').toBe(0);
    }
  });
});
