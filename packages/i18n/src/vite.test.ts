import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { createTranslator } from './translator.ts';
import { messagesPlugin } from './vite.ts';

const path = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));

/** Chunks of a page, or of a server, whose entry is this code. React stays outside. */
async function chunksOf(entry: string, ssr = false) {
  const virtual = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? '\0entry.ts' : undefined),
    load: (id: string) => (id === '\0entry.ts' ? entry : undefined),
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [virtual, messagesPlugin()],
    ssr: { noExternal: true },
    build: {
      write: false,
      ssr,
      modulePreload: false,
      rolldownOptions: { input: 'entry', external: /^react(?:\/|$)/, preserveEntrySignatures: 'strict' },
    },
  });
  return [result]
    .flat()
    .flatMap((bundle) => ('output' in bundle ? bundle.output : []))
    .filter((file) => file.type === 'chunk');
}

async function catalogueOf(code: string): Promise<Catalogue> {
  const loaded: { default: Catalogue } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return loaded.default;
}

beforeAll(() => {
  vi.stubEnv('NODE_ENV', 'production');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

describe('messagesPlugin', () => {
  it.each([false, true])('compiles each language into its own chunk (server: %s)', async (ssr) => {
    const chunks = await chunksOf(`export { baseMessages } from ${path('./messages.ts')}`, ssr);
    for (const [locale, expected] of [
      ['ur', '2 منٹ'],
      ['en', '2 minutes'],
    ] as const) {
      const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/messages/${locale}.json`));
      const { t } = createTranslator(locale, await catalogueOf(chunk?.code ?? ''));
      expect(t('errors.TOO_MANY_MINUTES', { minutes: 2 })).toContain(expected);
    }
  });

  it('fails the build on a message that is not ICU', async () => {
    const broken = { name: 'broken', resolveId: (id: string) => id, load: () => '{ "x.a": "{name" }' };
    const input = '/app/messages/en.json';
    const building = build({
      configFile: false,
      logLevel: 'silent',
      plugins: [broken, messagesPlugin()],
      build: { write: false, rolldownOptions: { input } },
    });
    await expect(building).rejects.toThrow('"x.a" is not valid ICU');
  });
});

describe('the first screen', () => {
  it('carries at most 6.5 KiB of this package, gzipped, without parser, number words and Hijri months', async () => {
    const [first, ...later] = await chunksOf(`export * from ${path('./react.tsx')}`);
    expect(later).toEqual([]);
    const code = first?.code ?? '';
    expect(code).toContain('Asia/Karachi');
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(6.5 * 1024);
    for (const unwanted of ['اکتالیس', 'fifty', 'ذوالقعدہ', 'EXPECT_ARGUMENT']) expect(code).not.toContain(unwanted);
    expect(first?.moduleIds.filter((id) => /hijri|words|compile/.test(id))).toEqual([]);
  });

  it.each([
    ['useWords', 'اکتالیس'],
    ['useHijri', 'ذوالقعدہ'],
  ])('loads what %s needs when it is shown', async (hook, mark) => {
    const chunks = await chunksOf(`export { ${hook} } from ${path('./lazy.ts')}`);
    expect(chunks.filter(({ code }) => code.includes(mark)).map(({ isDynamicEntry }) => isDynamicEntry)).toEqual([true]);
  });
});
