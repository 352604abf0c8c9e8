import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };
import { paysInCodes, refusal } from './refusal.ts';

const here = new URL('./', import.meta.url);
const general = (locale: string): object =>
  JSON.parse(readFileSync(new URL(`../../i18n/src/messages/${locale}.json`, here), 'utf8'));
const words = [
  { ...ur, ...general('ur') },
  { ...en, ...general('en') },
];
/** What nobody reads: an operator sees its cause beside the job. */
const ofJobs = ['errors.DUPLICATE_NOT_REFUNDED'];

/** The keys of what a source throws: the options of an error end where the call does. */
function keysIn(source: string): string[] {
  const refusals = [...source.matchAll(/\brefusal\(\s*'([A-Z_]+)'/g)].map(([, code = '']) => refusal(code).messageKey);
  const errors = [...source.matchAll(/new AppError\(\s*'([A-Z_]+)'([^;]*)/g)].map(
    ([, code = '', options = '']) => /messageKey: '([^']+)'/.exec(options)?.[1] ?? `errors.${code}`,
  );
  return [...refusals, ...errors];
}

test('whatever is refused is said in both languages', () => {
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const keys = new Set(files.flatMap((file) => keysIn(readFileSync(new URL(file, here), 'utf8'))));
  for (const code of Object.values(paysInCodes)) keys.add(refusal(code).messageKey);
  expect(keys.size).toBeGreaterThan(20);
  expect([...keys].filter((key) => !ofJobs.includes(key) && words.some((catalogue) => !(key in catalogue)))).toEqual([]);
});
