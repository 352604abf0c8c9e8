import { useI18n } from '@repo/i18n/react';
import { isolate } from '@repo/urdu-text/direction';
import { Section } from '../src/page.tsx';
import { bidiStrings } from './bidi-strings.ts';

const tall = ['ایکسیسبیلٹی', 'نقطۂ نظر', 'قرضِ حسنہ', 'ﷺ', 'تنخواہ کی تفصیل', 'کچھ پیچیدہ بیچنے والے'] as const;

export function Texts() {
  const { locale } = useI18n();
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title="Bidi">
        <ul dir="rtl" lang="ur" className="grid gap-x-8 sm:grid-cols-2">
          {bidiStrings.map(({ text }) => (
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
