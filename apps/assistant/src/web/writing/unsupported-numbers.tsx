import { useI18n } from '@repo/i18n/react';
import { Notice } from '@repo/ui/notice';

/** Numbers that the model wrote and no source of the answer has. */
export function UnsupportedNumbers({ numbers }: { readonly numbers: readonly string[] }) {
  const { t } = useI18n();
  return (
    <Notice tone="attention" title={t('assistant.written.unsupported')}>
      <ul className="type-figure flex flex-wrap gap-x-4 font-semibold">
        {numbers.map((number) => (
          <li key={number}>
            <bdi>{number}</bdi>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">{t('assistant.written.unsupported-next')}</p>
    </Notice>
  );
}
