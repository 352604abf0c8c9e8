import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import type { AdviceLine } from '../advice/advice-line.ts';

/** The largest line of the page. */
export function AdviceHead({ line, fieldId }: { readonly line: AdviceLine; readonly fieldId: string }) {
  const { t } = useI18n();
  return (
    <section aria-label={t('crops.field.advice')} className="flex flex-col items-start gap-3 pb-8">
      <p className="text-3xl font-semibold sm:text-4xl">{line.text}</p>
      {line.rain && <p className="text-xl">{line.rain}</p>}
      {line.next === 'weather' && (
        <a href="#weather" className="text-link underline">
          {t('crops.list.bring-weather')}
        </a>
      )}
      {line.next === 'field' && <Link href={`/fields/${fieldId}/edit`}>{t('crops.field.edit')}</Link>}
    </section>
  );
}
