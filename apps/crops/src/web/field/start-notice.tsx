import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import type { FieldView } from '../../wire/stored.ts';

/** Of a field of which nobody has said how wet it was at sowing: what is taken, and where to say it. */
export function StartNotice({ stored }: { readonly stored: FieldView }) {
  const { t } = useI18n();
  if (stored.inputs.start !== null) return null;
  return (
    <div className="pb-8">
      <Notice tone="attention" title={t('crops.start-notice.title')}>
        <p>{t('crops.start-notice.taken')}</p>
        <Link href={`/fields/${stored.id}/edit#start`} className="print:hidden">
          {t('crops.start-notice.answer')}
        </Link>
      </Notice>
    </div>
  );
}
