import { paisaFromRupees } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import type { FindingOf } from '../shapes.ts';
import { FindingSection } from './finding-section.tsx';
import { inReadingOrder } from './in-reading-order.ts';
import { WrittenLine } from './written-line.tsx';

/** A sum of money in words, in both languages. */
export function AmountInWords({ finding }: { readonly finding: FindingOf<'amount'> }) {
  const { t, format, locale } = useI18n();
  return (
    <FindingSection title={t('assistant.amount.title')}>
      <p className="type-figure text-xl font-semibold">
        <bdi>{format.money(paisaFromRupees(finding.digits))}</bdi>
      </p>
      <div>
        {inReadingOrder(locale).map((lang) => (
          <WrittenLine key={lang} lang={lang} text={finding[lang]} />
        ))}
      </div>
    </FindingSection>
  );
}
