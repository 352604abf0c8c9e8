import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { needs } from './needs.ts';
import { openTabs } from './tabs.ts';

needs('chromium').describe('tabs', () => {
  let browser: Browser;
  let server: Server;
  let url = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer((request, response) => {
      const isScript = request.url === '/worker.js';
      const type = { 'content-type': isScript ? 'text/javascript' : 'text/html' };
      const policy = request.url === '/alone' ? { 'cross-origin-opener-policy': 'same-origin' } : {};
      response.writeHead(200, { ...type, ...policy }).end(isScript ? '' : page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test('a wiped tab is the same and remembers nothing, not even what a page stores on its way out', {
    timeout: 60_000,
  }, async () => {
    const tabs = openTabs(browser);
    const first = await tabs.open({ viewport: { width: 390, height: 844 } });
    await first.goto(url);
    const before = await first.evaluate(remembered);
    await first.goto(`${url}/second`);
    await first.evaluate(remember);
    await first.route('**/routed', (route) => route.fulfill({ body: 'routed' }));
    await first.emulateMedia({ media: 'print', colorScheme: 'dark', reducedMotion: 'reduce' });
    await first.context().grantPermissions(['clipboard-read']);
    await first.context().setOffline(true);
    await first.mouse.move(20, 20);
    let said = 0;
    first.on('console', () => {
      said += 1;
    });
    await first.context().newPage();
    const [other] = await Promise.all([first.context().waitForEvent('page'), first.evaluate(() => void window.open('/popup'))]);
    expect(await first.evaluate(remembered)).not.toEqual(before);

    await tabs.wipe();
    const second = await tabs.open({ viewport: { width: 390, height: 844 } });
    expect(second).toBe(first);
    expect(other.isClosed()).toBe(true);
    expect(second.context().pages()).toHaveLength(1);
    await second.goto(url);
    await second.evaluate(() => console.info('said'));
    expect(await second.evaluate(remembered)).toEqual(before);
    expect(said).toBe(0);
  });

  test('a wiped tab goes on in its process, where its scripts are compiled, whatever policy its documents have', {
    timeout: 60_000,
  }, async () => {
    const tabs = openTabs(browser);
    const devtools = await browser.newBrowserCDPSession();
    /** Seconds of the processor that each process of a page has used, by its id. */
    const renderers = async () => {
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
      return new Map(processInfo.flatMap(({ type, id, cpuTime }) => (type === 'renderer' ? [[id, cpuTime]] : [])));
    };
    for (const path of ['/', '/alone']) {
      const tab = await tabs.open();
      await tab.goto(url + path);
      const before = await renderers();
      await tabs.wipe();
      const again = await tabs.open();
      expect(again).toBe(tab);
      await again.goto(url + path);
      await again.evaluate(work);
      const after = await renderers();
      const busiest = [...after].toSorted(([a, used], [b, more]) => more - (before.get(b) ?? 0) - used + (before.get(a) ?? 0));
      expect([...before.keys()], path).toContain(busiest[0]?.[0]);
      await tabs.wipe();
    }
  });

  test('tabs that are in use, of other options or of a closed context are not given out', { timeout: 60_000 }, async () => {
    const tabs = openTabs(browser);
    const first = await tabs.open();
    const second = await tabs.open();
    const dark = await tabs.open({ colorScheme: 'dark' });
    expect(new Set([first, second, dark]).size).toBe(3);
    await tabs.wipe(dark);
    const third = await tabs.open();
    expect([first, second, dark]).not.toContain(third);
    await second.context().close();
    await tabs.wipe();
    // In whichever order they were wiped.
    const again = [await tabs.open(), await tabs.open()];
    expect(again).toContain(first);
    expect(again).toContain(third);
    expect([first, second, third]).not.toContain(await tabs.open());
    expect(await tabs.open({ colorScheme: 'dark' })).toBe(dark);
    expect(await dark.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  });
});

/** Stores something whenever it is left. */
const page = `<!doctype html><title>page</title><style>body:hover { color: red } body { height: 100px }</style>
<script>addEventListener('pagehide', () => {
  for (const storage of [localStorage, sessionStorage]) storage.setItem('left', 'yes');
  document.cookie = 'left=yes; max-age=1000';
})</script>`;

/** Keeps the process of the page busy for longer than another one needs to start. */
function work(): void {
  const end = performance.now() + 500;
  while (performance.now() < end);
}

async function remember(): Promise<void> {
  localStorage.setItem('kept', 'yes');
  sessionStorage.setItem('kept', 'yes');
  document.cookie = 'kept=yes; max-age=1000';
  window.name = 'kept';
  indexedDB.open('kept');
  await (await caches.open('kept')).put('/kept', new Response('kept'));
  await navigator.serviceWorker.register('/worker.js');
}

/** What a page can know of the time before it. */
async function remembered(): Promise<Record<string, unknown>> {
  const matches = (query: string) => matchMedia(query).matches;
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    name: window.name,
    databases: (await indexedDB.databases()).length,
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    history: history.length,
    clipboard: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    media: ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map(matches),
    online: navigator.onLine,
    hovered: getComputedStyle(document.body).color,
    routed: await fetch('/routed').then(
      (response) => response.text(),
      () => 'offline',
    ),
  };
}
