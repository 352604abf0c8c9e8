import { expect, test } from 'vitest';
import { brand } from '../testing/sample-app.ts';
import { brandCss, brandLogo } from './brand-files.ts';

test('the chosen theme wins over the system, in both directions', () => {
  expect(brandCss(brand)).toBe(
    [
      ':root{--brand:#111111;--on-brand:#ffffff}',
      '@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){--brand:#eeeeee;--on-brand:#000000}}',
      ':root[data-theme="dark"]{--brand:#eeeeee;--on-brand:#000000}',
    ].join('\n'),
  );
});

test('the logo has a colour where it stands alone', () => {
  expect(brandLogo(brand)).toMatch(/^<svg [^>]*><style>:root\{color:#111111\}/);
});
