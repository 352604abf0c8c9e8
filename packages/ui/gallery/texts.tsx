import { useI18n } from '@repo/i18n/react';
import { isolate } from '@repo/urdu-text/direction';
import { Section } from '../src/page.tsx';

/** Strings that are torn apart without isolation, and letters that are cut by a short line. */
export const bidiStrings = [
  'فون 0300-1234567 ہے',
  'شناختی کارڈ 35202-1234567-1 ہے',
  'تاریخ 2026-11-22 ہے',
  'فون +92-300-1234567 ہے',
  'فون ۰۳۰۰-۱۲۳۴۵۶۷ ہے',
  'درجہ 5-10 ہے',
  'صفحہ 3–5',
  'حد 3.5% ہے',
  'C++ میں',
  '5 + 3 = 8 ہے',
  'وقت 10:30 ہے',
  'کل 12/11/2026 کو',
  'React میں component بنائیں',
] as const;

const tall = ['ایکسیسبیلٹی', 'نقطۂ نظر', 'قرضِ حسنہ', 'ﷺ', 'تنخواہ کی تفصیل', 'کچھ پیچیدہ بیچنے والے'] as const;

export function Texts() {
  const { locale } = useI18n();
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title="Bidi">
        <ul dir="rtl" lang="ur" className="grid gap-x-8 sm:grid-cols-2">
          {bidiStrings.map((text) => (
            <li key={text} data-bidi={text}>
              {isolate(text, 'rtl')}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Nastaliq">
        {[12, 16, 24].map((size) => (
          <p key={size} dir="rtl" lang={locale} style={{ fontSize: size }} className="flex flex-wrap gap-x-6">
            {tall.map((word) => (
              <span key={word} data-tall={word}>
                {word}
              </span>
            ))}
          </p>
        ))}
      </Section>
    </div>
  );
}
