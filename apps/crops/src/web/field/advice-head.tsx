import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import type { AdviceLine } from '../advice/advice-line.ts';

/** The largest line of the page. */
export function AdviceHead({ line, fieldId }: { readonly line: AdviceLine; readonly fieldId: string }) {
  const { t } = useI18n();
  return (
    <section aria-label={t('crops.field.advice')} className="flex flex-col items-start gap-3 pb-8 print:pb-4">
      <p className="text-3xl font-semibold sm:text-4xl print:text-2xl">{line.text}</p>
      {line.rain && <p className="text-xl print:text-base">{line.rain}</p>}
      {line.notes.map((note) => (
        <p key={note} className="max-w-text text-lg text-ink-soft print:text-base">
          {note}
        </p>
      ))}
      {line.next === 'weather' && (
        <a href="#weather" className="text-link underline print:hidden">
          {t('crops.list.bring-weather')}
        </a>
      )}
      {line.next === 'field' && (
        <Link href={`/fields/${fieldId}/edit`} className="print:hidden">
          {t('crops.field.edit')}
        </Link>
      )}
    </section>
  );
}
