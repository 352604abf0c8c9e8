import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, loadCatalogue } from '@repo/i18n';
import { baseMessages } from '@repo/i18n/messages';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
const texts = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
/** Those that name a message of their own are the business of that message's catalogue. */
const codes = [...texts.matchAll(/new AppError\('([A-Z_]+)'([^;]*);/g)].flatMap(([, code = '', rest = '']) =>
  rest.includes('messageKey') ? [] : [code],
);

test.each<Locale>(['ur', 'en'])('every error that the host makes has its message in "%s"', async (locale) => {
  const catalogue = await loadCatalogue([baseMessages], locale);
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => !(`errors.${code}` in catalogue))).toEqual([]);
});
