/** What a tool took from the question, above its figures: what nobody said is marked, what was not understood is quoted. */
import { useI18n } from '@repo/i18n/react';
import { Notice } from '@repo/ui/notice';
import type { FindingOf } from '../shapes.ts';

type Tool = FindingOf<'tool'>;

interface UnderstoodListProps {
  readonly understood: NonNullable<Tool['understood']>;
  readonly unread: NonNullable<Tool['unread']>;
}

export function UnderstoodList({ understood, unread }: UnderstoodListProps) {
  const { t, locale } = useI18n();
  return (
    <>
      {unread.length > 0 && (
        <Notice tone="attention" title={t('assistant.tool.unread')}>
          <ul className="flex flex-col">
            {unread.map((text) => (
              <li key={text}>
                <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {understood.length > 0 && (
        <dl aria-label={t('assistant.tool.understood')} className="flex max-w-text flex-col gap-1 text-sm">
          {understood.map(({ label, value, chosen }) => (
            <div key={label.en} className="flex flex-wrap justify-between gap-x-4">
              <dt className="text-ink-soft">{label[locale]}</dt>
              <dd className="ms-auto text-end">
                <bdi>{value[locale]}</bdi>
                {chosen && <span className="block text-xs text-ink-soft">{t('assistant.tool.chosen')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
