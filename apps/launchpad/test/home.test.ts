import { text } from 'node:stream/consumers';
import { verifyAuditExport } from '@repo/db/audit-export';
import { type Desk, openDesk, openMail, overflow, pageLanguage, signInWithDemo } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Cookie } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app } from '../src/app.ts';
import en from '../src/messages/en.json' with { type: 'json' };
import ur from '../src/messages/ur.json' with { type: 'json' };

needs('chromium').describe('the product', () => {
  let desk: Desk<keyof typeof en>;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    desk = await openDesk('launchpad', { ur, en });
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
  });

  test('the home page has three cards, each with a live figure, on a phone too', async () => {
    const { page, t } = await desk.visit('/', { width: 390, height: 844 });
    await expect.poll(() => pageLanguage(page)).toEqual(['ur', 'rtl']);
    const figures = { فنانسنگ: '1,48,166.67 روپے', فصل: /ملی میٹر$/, معاون: '2' };
    for (const [name, figure] of Object.entries(figures)) {
      const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
      await card.getByText(figure, { exact: true }).waitFor();
    }
    await page.getByText(t('launchpad.services.title')).waitFor();
    expect(await overflow(page)).toBe(0);
  });

  test('the model that answers is named, and where there is none the ways to one', async () => {
    const { page, t } = await desk.visit('/', { locale: 'en', width: 360, height: 800 });
    const row = page.locator('dl > div').filter({ has: page.getByText('Model', { exact: true }) });
    await row.waitFor();
    const answer = await page.request.get(new URL('/trpc/platform.services', page.url()).href);
    const { mode, params } = (await answer.json()).result.data.find(({ id }: { id: string }) => id === 'inference');
    // A model server of the machine that tests is found like anybody's.
    if (mode !== 'absent') {
      await expect.poll(() => row.textContent()).toContain(params.model);
      return;
    }
    await row.getByText(t('launchpad.services.absent')).waitFor();
    await row.getByRole('button', { name: t('launchpad.services.steps') }).click();
    const lines = row.locator('code:visible');
    await expect.poll(() => lines.allTextContents()).toContain('ollama pull MODEL');
    await expect.poll(() => lines.count()).toBe(5);
    expect(await overflow(page)).toBe(0);
  });

  test('a vertical opens by its address, keeps the language, and leads home', async () => {
    const { page } = await desk.visit('/', { locale: 'en' });
    await page.getByRole('article').getByRole('link', { name: 'Work out an instalment' }).click();
    await page.waitForURL((url) => url.pathname === '/financing/');
    await expect.poll(() => pageLanguage(page)).toEqual(['en', 'ltr']);
    await page.getByRole('link', { name: 'Buniyad' }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
  });

  test('a deep link into a vertical asks for a session and leads back to it', async () => {
    const { page } = await desk.visit('/financing/quotes', { locale: 'en' });
    await page.waitForURL(/\/financing\/sign-in\?to=%2Fquotes$/);
    await signInWithDemo(page);
    await page.waitForURL((url) => url.pathname === '/financing/quotes');
    await page.getByText('Embroidery machine, Faisalabad (example)').waitFor();
    await page.goto(new URL('/settings', page.url()).href);
    await page.getByText('demo@example.com').first().waitFor();
  });

  test('an address that nothing serves says so with its status', async () => {
    const { page } = await desk.visit('/financing/nowhere', { locale: 'en' });
    await page.getByRole('heading', { name: 'No such page' }).waitFor();
    const answer = await page.goto(new URL('/shop/', page.url()).href);
    await page.getByRole('heading', { name: 'No such page' }).waitFor();
    expect(answer?.headers()['content-type']).toMatch(/text\/html/);
  });

  test('an owner makes an API key, a program works with it, and revoking it ends that', async () => {
    const { page } = await desk.visit('/organization/keys', { locale: 'en', width: 360, height: 800, session });
    await page.getByText('There are no API keys yet.').waitFor();
    await page.getByRole('button', { name: 'New API key' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Make the key' }).click();
    await sheet.getByText('Choose at least one.').waitFor();
    await sheet.getByLabel('Name').fill('Monthly report');
    await sheet.getByLabel('Financing: read').check();
    await sheet.getByRole('button', { name: 'Make the key' }).click();
    const key = (await page.locator('code').textContent()) ?? '';
    expect(key).toMatch(/^bny_[0-9A-Za-z]{46}$/);
    expect(await overflow(page)).toBe(0);

    const { origin } = new URL(page.url());
    const ask = async (path: string) => {
      const headers = { authorization: `Bearer ${key}` };
      return fetch(`${origin}/api/v1/${path}`, { method: 'POST', headers });
    };
    const list = await ask('financing/quote/list');
    expect([list.status, JSON.stringify(await list.json())]).toEqual([200, expect.stringContaining('Embroidery machine')]);
    expect((await ask('crops/field/list')).status).toBe(403);

    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Revoke Monthly report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    expect(await page.getByText(key).count()).toBe(0);
    expect((await ask('financing/quote/list')).status).toBe(401);
  });

  test('the audit log that an owner downloads is accepted by the check that the command runs', async () => {
    const { page } = await desk.visit('/organization/audit', { locale: 'en', session });
    const link = page.getByRole('link', { name: 'Download the log' });
    // The first download is written down too, so the second holds an entry at least.
    for (const count of [1, 2]) {
      const downloads = page.waitForEvent('download');
      await link.click();
      const file = await (await downloads).createReadStream();
      const lines = (await text(file)).trimEnd().split('\n');
      const { fault } = verifyAuditExport(lines, []);
      expect(fault).toBeNull();
      expect(lines.length).toBeGreaterThan(count);
    }
  });

  test('the assistant says what can be asked of every vertical beside it', async () => {
    const tools = app.verticals.flatMap((vertical) => vertical.tools ?? []);
    expect(tools.length).toBeGreaterThan(1);
    for (const locale of ['ur', 'en'] as const) {
      const { page } = await desk.visit('/assistant/', { locale, session });
      for (const { example } of tools) await page.getByText(example[locale]).waitFor();
    }
  });

  test('the assistant asks the financing vertical, and its figures open', async () => {
    const { page } = await desk.visit('/assistant/', { session });
    const composer = page.getByRole('textbox', { name: /سوال/ }).last();
    await composer.fill('25 لاکھ کی گاڑی، 15 فیصد، 5 سال: قسط کتنی ہوگی؟');
    await composer.press('Enter');
    // 25,00,000 at 15 % over 60 months.
    await page.getByRole('button', { name: '59,474.83 روپے' }).click();
    await page.getByRole('dialog').getByText('A = C · i').waitFor();
  });

  test('the assistant asks the crops vertical about a field, and says that its season is over', async () => {
    const { page } = await desk.visit('/assistant/', { locale: 'en', session });
    const composer = page.getByRole('textbox', { name: /question/i }).last();
    await composer.fill('When does my field need water?');
    await composer.press('Enter');
    await page.getByText(/the season of this crop is over; the figures are of 31 July 2013/).waitFor();
    await page.getByRole('link', { name: 'Go on in Crops' }).click();
    await page.waitForURL(/\/crops\/fields\/field_[0-9a-z]{26}$/);
  });

  test('a newcomer signs up, confirms the address, founds an organization and saves a quote', async () => {
    const { page } = await desk.visit('/financing/', { locale: 'en' });
    await page.getByRole('button', { name: 'Try an example' }).click();
    await page.getByRole('button', { name: 'Save the quote' }).click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Name').fill('Ayesha Khan');
    await page.getByLabel('Email').fill('ayesha@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('three quiet rivers of Swat');
    await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('link', { name: 'Read it here' }).click();
    await openMail(page);
    await page.getByRole('article').getByRole('link').first().click();
    await page.getByText('Your email is confirmed').waitFor();
    await page.getByLabel('Email').fill('ayesha@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('three quiet rivers of Swat');
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Name of the organization').waitFor();
    await page.getByRole('button', { name: 'Create organization' }).click();
    await page.waitForURL(/\/financing\/quotes\/quote_[0-9a-z]{26}$/);
  });
});
