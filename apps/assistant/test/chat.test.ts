import { join } from 'node:path';
import { llamaAbsent, scriptedAnswer, writeScriptedGguf } from '@repo/gateway/testing';
import { createDiscovery } from '@repo/inference';
import { type ScriptedServer, startLlamaServer, startOllama, startVllm } from '@repo/inference/testing';
import { overflow } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import { tempDir } from '@repo/testing/temp-dir';
import type { Cookie, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import spentUr from '../src/web/spent/messages/ur.json' with { type: 'json' };
import standingUr from '../src/web/standing/messages/ur.json' with { type: 'json' };
import { type AssistantDesk, type AssistantVisit, ask, composer, openAssistantDesk, wheatDocument } from './assistant-desk.ts';
import { modelId, type PacedModel, startPacedModel } from './paced-model.ts';

const question = 'گندم کو پہلا پانی کب لگائیں؟';

/** The model's section of an answer. */
const writtenIn = (answer: Locator, { t }: AssistantVisit) =>
  answer.getByRole('region', { name: t('assistant.written.title') });

/** Paragraphs of the model's text, as they are read. */
const paragraphs = (section: Locator) => section.locator('p[dir]').allTextContents();

needs('chromium').describe('a model that writes', () => {
  let model: PacedModel;
  let desk: AssistantDesk;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    model = await startPacedModel();
    desk = await openAssistantDesk({ env: { INFERENCE_URL: model.url } });
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
    await model.close();
  });

  /** Asks in a new conversation. */
  async function begin(options: Parameters<AssistantDesk['visit']>[1] = {}) {
    const it = await desk.visit('/', { session, ...options });
    const { page, context, t } = it;
    const answer = await ask(it, question);
    const button = (key: Parameters<typeof t>[0]) => page.getByRole('button', { name: t(key) });
    return { page, context, t, answer, section: writtenIn(answer, it), button };
  }

  test('names itself and where a question goes; its text grows by whole words below what rules found, and cites', async () => {
    const { page, context, t, answer, section } = await begin();
    await model.asked();
    await page.getByText(t('assistant.written.writing')).waitFor();
    model.say('**پہلا پانی** جڑیں نکلتے وقت دیں [1');
    await expect.poll(() => paragraphs(section)).toEqual(['پہلا پانی جڑیں نکلتے وقت دیں ']);
    model.say(']۔ پھر pH 8.5 دیکھیں [9].\n\nWater it first at');
    await expect
      .poll(() => paragraphs(section))
      .toEqual(['پہلا پانی جڑیں نکلتے وقت دیں [1]۔ پھر pH 8.5 دیکھیں [9].', 'Water it first ']);
    await expect.poll(async () => (await page.getByRole('status').allTextContents()).join()).toContain('پھر pH 8.5 دیکھیں.');
    model.say(' crown roots.');
    model.finish();
    await expect.poll(() => paragraphs(section)).toHaveLength(2);
    await page.getByText(t('assistant.written.writing')).waitFor({ state: 'detached' });
    await expect.poll(async () => (await paragraphs(section))[1]).toBe('Water it first at crown roots.');
    await expect
      .poll(() =>
        section
          .locator('p[dir]')
          .evaluateAll((all) => all.map((each) => [each.getAttribute('dir'), each.getAttribute('lang')])),
      )
      .toEqual([
        ['rtl', 'ur'],
        ['ltr', 'en'],
      ]);
    await expect.poll(() => section.locator('strong').allTextContents()).toEqual(['پہلا پانی']);
    await expect.poll(() => section.locator('bdi[dir="ltr"]').allTextContents()).toEqual(['[1]', 'pH 8.5']);
    for (const place of [section, page.locator('form')]) {
      await expect.poll(() => place.getByText(modelId).textContent()).toContain(`127.0.0.1:${String(model.port)}`);
    }
    expect(model.lastPrompt()).toContain(question);
    // It says what it took as far as anybody knows.
    await section.getByText(spentUr['assistant.spent.cost.unknown']).waitFor();
    await section.getByText(standingUr['assistant.standing.none']).waitFor();
    // What rules found stands above, and the text can be taken along.
    await expect.poll(() => answer.locator('blockquote').count()).toBeGreaterThan(0);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await section.getByRole('button', { name: t('assistant.written.copy') }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('**پہلا پانی** جڑیں نکلتے وقت دیں [1]۔');
    await section.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: wheatDocument().title }).waitFor();
    await page.locator('article mark').first().waitFor();
  });

  test('is stopped in the place of send, by the keyboard too; what is typed and what had come stay; it writes again', async () => {
    const { page, t, section, button } = await begin();
    await model.asked();
    model.say('پہلا پانی ');
    await section.getByText('پہلا پانی').waitFor();
    await expect.poll(() => button('assistant.composer.send').count()).toBe(0);
    await composer(page).fill('اگلا سوال');
    await composer(page).press('Enter');
    const left = model.left();
    await composer(page).press('Escape');
    await section.getByText(t('assistant.written.stopped')).waitFor();
    await expect.poll(() => model.left()).toBe(left + 1);
    await expect.poll(() => composer(page).inputValue()).toBe('اگلا سوال');
    await page.reload();
    await section.getByText(t('assistant.written.stopped')).waitFor();
    await expect.poll(() => paragraphs(section)).toEqual(['پہلا پانی ']);
    await button('assistant.written.again').click();
    await model.asked();
    await button('assistant.composer.stop').waitFor();
    model.say('دوسری بار پورا جواب۔');
    model.finish();
    await button('assistant.composer.send').waitFor();
    await expect.poll(() => paragraphs(section)).toEqual(['دوسری بار پورا جواب۔']);
    await expect.poll(() => button('assistant.written.again').count()).toBe(0);
    await expect.poll(() => composer(page).inputValue()).toBe('اگلا سوال');
  });

  test('goes on after a reload, and in a second tab', async () => {
    const { page, context, t, section } = await begin();
    await model.asked();
    model.say('ایک دو ');
    await section.getByText('ایک دو').waitFor();
    await page.reload();
    await section.getByText('ایک دو').waitFor();
    const second = await context.newPage();
    await second.goto(page.url());
    const also = second.getByRole('region', { name: t('assistant.written.title') });
    await also.getByText('ایک دو').waitFor();
    model.say('تین چار ');
    for (const place of [section, also]) await expect.poll(() => paragraphs(place)).toEqual(['ایک دو تین چار ']);
    model.say('پانچ');
    model.finish();
    for (const place of [section, also]) await expect.poll(() => paragraphs(place)).toEqual(['ایک دو تین چار پانچ']);
  });

  test('that breaks off leaves what had come, and one that is gone is named; each can be asked again', async () => {
    const { t, section, button } = await begin();
    await model.asked();
    model.say('آدھا جواب ');
    await section.getByText('آدھا جواب').waitFor();
    model.breakOff();
    await section.getByText(t('assistant.written.interrupted')).waitFor();
    await expect.poll(async () => (await paragraphs(section))[0]).toBe('آدھا جواب ');
    model.refuseNext(404);
    await button('assistant.written.again').click();
    await section.getByText(t('assistant.written.failure.gone')).waitFor();
    await button('assistant.written.again').click();
    await model.asked();
    model.say('پورا جواب۔');
    model.finish('length');
    await section.getByText(t('assistant.written.cut')).waitFor();
    await expect.poll(() => paragraphs(section)).toEqual(['پورا جواب۔']);
  });

  test.each(['ur', 'en'] as const)(
    'on a phone (%s): a number without a source is marked, nothing to scroll sideways, the page follows a reader at the end',
    async (locale) => {
      const { page, t, section } = await begin({ locale, width: 360, height: 740 });
      await model.asked();
      const seen = () =>
        section.getByText(t('assistant.written.writing')).evaluate((line) => {
          const form = document.querySelector('form')?.getBoundingClientRect();
          return line.getBoundingClientRect().top < (form?.top ?? 0);
        });
      const scrollTo = (place: 'top' | 'end') =>
        page.evaluate(async (to) => {
          window.scrollTo(0, to === 'top' ? 0 : document.documentElement.scrollHeight);
          for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        }, place);
      const long = 'پہلا پانی وقت پر دیں۔ '.repeat(60);
      model.say(`پانی 73 دن بعد دیں۔\n\n${long}`);
      await expect.poll(() => paragraphs(section)).toHaveLength(2);
      await scrollTo('top');
      model.say(`\n\n${long}`);
      await expect.poll(() => paragraphs(section)).toHaveLength(3);
      expect(await seen()).toBe(false);
      await scrollTo('end');
      model.say(`\n\n${long}`);
      await expect.poll(() => paragraphs(section)).toHaveLength(4);
      await expect.poll(seen).toBe(true);
      model.finish();
      const marked = section.getByText(t('assistant.written.unsupported'));
      await marked.waitFor();
      await expect.poll(() => section.getByRole('listitem').allTextContents()).toEqual(['73']);
      expect(await overflow(page)).toBe(0);
    },
  );

  describe.each([
    ['Ollama', startOllama],
    ['llama-server', startLlamaServer],
    ['vLLM', startVllm],
  ] as const)('of %s', (_, start) => {
    let server: ScriptedServer;
    beforeEach(async () => {
      await model.close();
      server = await start({ port: model.port, models: [modelId], reply: ['پہلا پانی ', 'بیس دن', ' بعد۔'] });
    });
    afterEach(() => server.close());

    test('answers', async () => {
      const { section } = await begin();
      await expect.poll(() => paragraphs(section)).toEqual(['پہلا پانی بیس دن بعد۔']);
      expect(server.requests.some(({ method }) => method === 'POST')).toBe(true);
    });
  });
});

const absent = await llamaAbsent();
const others = absent === null ? await createDiscovery().find() : [];
/** A server that runs here is used before a file. */
const hindrance = others.length > 0 ? 'no other model server on this machine' : absent && `llama.cpp: ${absent}`;

needs('chromium').describe('a model file', () => {
  const name = 'of this machine';
  describe(hindrance ? `${name} [needs ${hindrance}]` : name, { skip: hindrance !== null }, () => {
    test('is loaded by the gateway that comes along, and answers through llama.cpp', async () => {
      const folder = tempDir('model');
      const modelPath = join(folder.path, 'scripted.gguf');
      writeScriptedGguf(modelPath);
      const desk = await openAssistantDesk({ env: { MODEL_PATH: modelPath } });
      try {
        const it = await desk.visit('/', { session: await desk.signIn() });
        const { page, t } = it;
        await page.locator('form').getByText('کوئی ڈیٹا اس کمپیوٹر سے باہر نہیں گیا').waitFor();
        const section = writtenIn(await ask(it, question), it);
        await expect.poll(() => paragraphs(section)).toEqual([scriptedAnswer]);
        await page.getByRole('button', { name: t('assistant.composer.send') }).waitFor();
      } finally {
        await desk.close();
        folder.remove();
      }
    });
  });
});
