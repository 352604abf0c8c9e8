/** Two tabs of one person: what the first shows, and where it saves, once the second has switched to another organization. */
import { signInWithDemo } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Cookie, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fill, fillField, place, useCrops } from './crops-desk.ts';

const refusal = /This page was showing another organization, so nothing was saved/;
const theirs = 'Canal growers of Jaranwala';

needs('chromium').describe('two tabs', () => {
  const { visitor } = useCrops();

  /** What the host answers to a page of the session that names no organization. */
  async function ask(page: Page, path: string, data?: object): Promise<unknown> {
    const { href, origin } = new URL(path, page.url());
    const { request } = page;
    const response = await (data ? request.post(href, { data, headers: { origin } }) : request.get(href));
    return response.json();
  }

  /** The names in the list of the active organization. */
  const listed = async (page: Page, procedure: string) => JSON.stringify(await ask(page, `/trpc/${procedure}?input=%7B%7D`));

  /** Whether a page that names its organization names this one. */
  const shows = (page: Page, name: string) => page.getByRole('main').locator('bdi', { hasText: name }).first().waitFor();

  const active = async (page: Page): Promise<{ readonly id: string; readonly name: string }> =>
    Object(await ask(page, '/trpc/platform.session')).result.data.organization;

  // A session that the other test files do not use, of a person in two organizations.
  let session: readonly Cookie[] = [];
  let person: string;
  let ours: Awaited<ReturnType<typeof active>>;
  beforeAll(async () => {
    const { page, context } = await visitor('/sign-in?to=%2Fsettings', { locale: 'en' });
    await signInWithDemo(page);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    person = Object(await ask(page, '/trpc/platform.session')).result.data.name;
    ours = await active(page);
    await ask(page, '/api/auth/organization/create', { name: theirs, slug: 'jaranwala' });
    session = (await context.cookies()).filter(({ name }) => !name.startsWith('buniyad-'));
  });

  /** The tab in which the organization is chosen. Each test leaves it where it was, unless it failed. */
  async function openTabs() {
    const visit = await visitor('/settings', { locale: 'en', session });
    const { page, context } = visit;
    if ((await active(page)).id !== ours.id) {
      await ask(page, '/api/auth/organization/set-active', { organizationId: ours.id });
      await page.reload();
    }
    return {
      ...visit,
      async choose(organization: string) {
        await page.getByRole('radio', { name: organization }).click();
        await expect.poll(async () => (await active(page)).name).toBe(organization);
      },
      /** Another tab, at this path. A deaf one hears nothing of the first. */
      async open(path: string, { deaf }: { readonly deaf: boolean }) {
        const tab = await context.newPage();
        tab.setDefaultTimeout(20_000);
        tab.on('pageerror', (error) => expect.unreachable(`the page threw ${error.message}`));
        if (deaf) {
          await tab.addInitScript(() => {
            Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set: () => undefined });
          });
        }
        await tab.goto(new URL(path, page.url()).href);
        return tab;
      },
    };
  }

  test('what a deaf tab saves is refused and stays in the form; the next press saves into what it shows by then', async () => {
    const { choose, open, ...visit } = await openTabs();
    const { page, t } = visit;
    const title = 'Field of two tabs';
    const tab = await open('/fields/new', { deaf: true });
    await fillField({ ...visit, page: tab }, title);
    await choose(theirs);
    const save = tab.getByRole('button', { name: t('crops.form.save') });
    await save.click();
    await tab.getByText(refusal).waitFor();
    expect(await listed(page, 'crops.field.list')).not.toContain(title);
    await tab.getByRole('button', { name: person, exact: true }).click();
    await tab
      .getByRole('menuitemradio', { name: theirs })
      .filter({ has: tab.locator('svg') })
      .waitFor();
    await tab.keyboard.press('Escape');
    expect(await place(tab, 'title').inputValue()).toBe(title);
    await save.click();
    await tab.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await listed(page, 'crops.field.list')).toContain(title);
    await choose(ours.name);
    expect(await listed(page, 'crops.field.list')).not.toContain(title);
  });

  test('of the files that a deaf tab sends none arrives elsewhere; sent again, each goes to what the tab shows by then', async () => {
    const { page, choose, open } = await openTabs();
    const tab = await open('/organization/files', { deaf: true });
    await shows(tab, ours.name);
    await choose(theirs);
    const files = ['one.txt', 'two.txt', 'three.txt'].map((name) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(name),
    }));
    await tab.setInputFiles('input[type=file]', files);
    await expect.poll(() => tab.getByText(refusal).count()).toBe(3);
    await shows(tab, theirs);
    expect(await listed(page, 'platform.file.list')).not.toContain('.txt');
    await tab.getByRole('button', { name: 'Try again' }).first().click();
    await tab
      .getByRole('button', { name: /one\.txt/ })
      .first()
      .waitFor();
    expect(await tab.getByText(refusal).count()).toBe(2);
    expect(await listed(page, 'platform.file.list')).toContain('one.txt');
    await choose(ours.name);
    expect(await listed(page, 'platform.file.list')).not.toContain('.txt');
  });

  test('a tab that hears of it shows the other organization by itself, once, with what was typed', async () => {
    const { page, choose, open } = await openTabs();
    const [files, form] = [await open('/organization/files', { deaf: false }), await open('/fields/new', { deaf: false })];
    await shows(files, ours.name);
    await fill(form, { title: 'Half a field' });
    await place(form, 'title').evaluate((element) => element.setAttribute('data-same', ''));
    const heard = await page.evaluateHandle(() => {
      const ids: unknown[] = [];
      new BroadcastChannel('shell.organization').onmessage = ({ data }) => ids.push(data);
      return ids;
    });
    // Each of the three tabs says once where it is, and none answers another.
    const said: unknown[] = [];
    for (const name of [theirs, ours.name]) {
      await choose(name);
      await shows(files, name);
      await form.getByText('This page now shows').filter({ hasText: name }).waitFor();
      const { id } = await active(page);
      said.push(id, id, id);
      await expect.poll(() => heard.jsonValue()).toEqual(said);
    }
    expect(await place(form, 'title').inputValue()).toBe('Half a field');
    expect(await place(form, 'title').getAttribute('data-same')).toBe('');
  });
});
