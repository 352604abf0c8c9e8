import type { Locale } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import { showToast } from '@repo/ui/toast';
import { errorMessage } from '../error-message.tsx';

/** Switches the language; when it cannot be fetched the page stays as it is and says so. */
export function useChangeLocale(): (locale: Locale) => void {
  const i18n = useI18n();
  return (locale) => {
    i18n.setLocale(locale).catch((error: unknown) => {
      showToast({ message: errorMessage(error, i18n), tone: 'attention' });
    });
  };
}
