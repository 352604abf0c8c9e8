import { localeNames } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import { useChangeLocale } from './use-change-locale.ts';

/** The other language, in its own script. */
export function LanguageSwitch() {
  const { locale } = useI18n();
  const change = useChangeLocale();
  const other = locale === 'ur' ? 'en' : 'ur';
  return (
    <button
      type="button"
      lang={other}
      onClick={() => change(other)}
      className="touch min-w-11 cursor-pointer rounded px-3 font-switch text-base text-ink transition-colors hover:bg-sunken"
    >
      {localeNames[other]}
    </button>
  );
}
