import { isoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import type { FindingOf } from '../shapes.ts';
import { FindingSection } from './finding-section.tsx';
import { inReadingOrder } from './in-reading-order.ts';
import { WrittenLine } from './written-line.tsx';

/** A day in both languages and both calendars. */
export function DateInWords({ finding }: { readonly finding: FindingOf<'date'> }) {
  const { t, format, locale } = useI18n();
  const { iso, hijri } = finding;
  return (
    <FindingSection title={t('assistant.date.title')}>
      <p className="type-figure text-xl font-semibold">
        <bdi>{format.date(isoDate(iso), { style: 'long' })}</bdi>
      </p>
      <div>
        {inReadingOrder(locale).map((lang) => (
          <WrittenLine key={lang} lang={lang} text={finding[lang]} />
        ))}
        {hijri && <WrittenLine lang={locale} text={hijri[locale]} />}
      </div>
      {hijri && <p className="text-sm text-ink-soft">{t('assistant.date.hijri-note')}</p>}
    </FindingSection>
  );
}
