import { isoDate, paisa, rate } from '@repo/facts';
import { createTranslator, formatters, type Locale, loadCatalogue } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { baseMessages } from '@repo/i18n/messages';
import { type Quote, type QuoteInputs, quote } from '@repo/islamic-finance';
import { sampleDiminishingMusharakah, sampleMurabaha } from '@repo/islamic-finance/testing';
import { factText } from '@repo/ui/fact-text';
import { uiMessages } from '@repo/ui/messages';
import { expect, test } from 'vitest';
import { financingMessages } from '../../messages.ts';
import { explainPath } from './explain-path.ts';

const asOf = isoDate('2026-03-02');
const dated = { dayCount: 'act/365F' } as const;
const { conventions } = sampleMurabaha();

/** Quotes whose figures have formulas of every kind. */
const inputs: Readonly<Record<string, QuoteInputs>> = {
  'level instalments': sampleMurabaha({ hamishJiddiyyah: paisa(50_000_000n) }),
  'level instalments by actual days': sampleMurabaha({ conventions: { ...conventions, ...dated } }),
  'a balloon and a grace period': sampleMurabaha({ balloon: paisa(10_000_000n), graceMonths: 6 }),
  'a flat rate': sampleMurabaha({ profit: { basis: 'flat', annualRate: rate('0.1') } }),
  'a lump sum at the end': sampleMurabaha({ plan: 'bullet' }),
  'chosen dates': sampleMurabaha({
    plan: 'by-date',
    conventions: { ...conventions, ...dated },
    capitalByDate: [{ due: isoDate('2026-11-01'), capital: paisa(300_000_000n) }],
  }),
  musharakah: sampleDiminishingMusharakah(),
  'musharakah with months free of rent': sampleDiminishingMusharakah({ rentFreeMonths: 6 }),
};

/** More paths than have a fact. */
function paths({ totals, schedule, epr }: Quote): string[] {
  return [
    ...Object.keys(totals).map((name) => `totals.${name}`),
    ...Object.keys(epr ?? {}).map((name) => `epr.${name}`),
    ...schedule.flatMap((row) => Object.keys(row).map((name) => `schedule.${row.number}.${name}`)),
  ];
}

/** Compiled here: only a build does it on its own. */
async function messagesOf(locale: Locale) {
  const raw = await loadCatalogue([baseMessages, uiMessages, financingMessages], locale);
  return compileCatalogue(Object.fromEntries(Object.entries(raw).map(([key, message]) => [key, String(message)])));
}

test.each(['ur', 'en'] as const)('every figure says where it comes from (%s)', async (locale) => {
  const text = factText('financing', { ...createTranslator(locale, await messagesOf(locale)), format: formatters({ locale }) });
  for (const [name, one] of Object.entries(inputs)) {
    const made = quote(one, { asOf });
    if (!made.ok) throw new Error(`${name} is refused: ${JSON.stringify(made.refusals)}`);
    const facts = paths(made).flatMap((path) => explainPath(made, path) ?? []);
    expect(facts.length, name).toBeGreaterThan(15);
    const unread = facts.map((fact) => text.asPlainText(fact)).filter((lines) => /undefined|NaN|[{}]/.test(lines));
    expect(unread, name).toEqual([]);
    const refs = new Set(facts.flatMap(({ inputs }) => inputs.flatMap(({ ref }) => ref ?? [])));
    expect(refs.size, name).toBeGreaterThan(0);
    expect(
      [...refs].filter((ref) => explainPath(made, ref) === null),
      name,
    ).toEqual([]);
  }
});
