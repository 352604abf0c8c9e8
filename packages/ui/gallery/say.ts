import { useI18n } from '@repo/i18n/react';

/** The gallery's own words stay out of the catalogues. */
export function useSay() {
  const { locale } = useI18n();
  return (en: string, ur: string) => (locale === 'ur' ? ur : en);
}
