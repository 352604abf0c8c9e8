import { expect, test } from 'vitest';
import type { BootPayload } from '../boot-payload.ts';
import { isTemplate, renderPage } from './render-page.ts';

const template =
  '<!doctype html>\n<html lang="en" class="app">\n<head>\n<meta charset="utf-8">\n<title>Old</title>\n<script type="module" src="./assets/index-1.js"></script>\n</head>\n<body><div id="root"></div></body>\n</html>';

const boot: BootPayload = {
  appId: 'shop',
  basePath: '/shop/',
  homePath: '/',
  locale: 'ur',
  digits: 'latn',
  theme: 'dark',
  brand: {
    name: { ur: 'بنیاد', en: 'Buniyad' },
    tagline: { ur: 'ٹ', en: 't' },
    legal: { operator: 'o', contactEmail: 'e', footer: { ur: 'ف', en: 'f' } },
  },
  verticals: [],
  demoLogin: null,
};

const page = { boot, title: 'دکان', nonce: 'n0nce', brandCss: '/brand.css?v=1' };

test('language, direction, theme, base and title are written; what the tag had besides stays', () => {
  const html = renderPage(template, page);
  expect(html).toContain('<html lang="ur" dir="rtl" data-theme="dark" class="app">');
  expect(html).toContain('<head><base href="/shop/">');
  expect(html.indexOf('<base')).toBeLessThan(html.indexOf('<script'));
  expect(html.match(/<title>[^<]*<\/title>/g)).toEqual(['<title>دکان</title>']);
  expect(renderPage(template, { ...page, boot: { ...boot, locale: 'en' } })).toContain('<html lang="en" dir="ltr"');
});

test('the boot payload reads back, whatever stands in it', () => {
  const hostile = '</script><script>alert(1)</script><!--<script>\u2028$& $1 &amp;';
  const payload: BootPayload = { ...boot, brand: { ...boot.brand, name: { ur: hostile, en: hostile } } };
  const html = renderPage(template, { ...page, boot: payload });
  const [, json = ''] = /<script type="application\/json" id="boot">([^<]*)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json)).toEqual(payload);
  expect(html.match(/<script\b/g)).toHaveLength(2);
  expect(html).not.toContain('alert(1)</script>');
});

test('a hostile title or base stays text', () => {
  const html = renderPage(template, {
    ...page,
    title: '</title><script>x()</script>',
    boot: { ...boot, basePath: '/"><script>y()</script>' },
  });
  expect(html).not.toContain('<script>x()');
  expect(html).not.toContain('<script>y()');
});

test('a page without places to fill is no template', () => {
  expect(isTemplate(template)).toBe(true);
  expect(isTemplate('<p>hello</p>')).toBe(false);
});
