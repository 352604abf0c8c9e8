import { useI18n } from '@repo/i18n/react';

/** To the content, past the bar. By script: `href="#main"` would leave the page under a `<base>`. */
export function SkipLink() {
  const { t } = useI18n();
  return (
    <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
      {t('shell.skip')}
    </button>
  );
}
