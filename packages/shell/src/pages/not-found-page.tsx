import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Page } from '@repo/ui/page';

export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <Page title={t('shell.not-found.title')} width="text">
      <div className="flex flex-col items-start gap-6">
        <p>{t('errors.PAGE_NOT_FOUND')}</p>
        <Link href="/" look="primary">
          {t('common.home')}
        </Link>
      </div>
    </Page>
  );
}
