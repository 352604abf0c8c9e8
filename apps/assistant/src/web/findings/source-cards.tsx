/** The documents behind an answer, numbered as they are cited. */
import { useI18n } from '@repo/i18n/react';
import { Icon } from '@repo/ui/icon';
import { Link } from '@repo/ui/link';
import { StatusChip } from '@repo/ui/status-chip';
import type { CitedPassage } from '../../wire/finding.ts';
import { citationPath } from './citation-path.ts';

export interface SourceCardsProps {
  readonly passages: readonly CitedPassage[];
  /** Documents that were deleted since. */
  readonly gone: readonly string[];
}

export function SourceCards({ passages, gone }: SourceCardsProps) {
  const { t, format } = useI18n();
  return (
    <ol className="flex flex-col gap-3">
      {passages.map((passage, index) => (
        <li key={`${passage.documentId} ${String(passage.start)}`} className="rounded border border-line bg-raised px-4 py-3">
          <p className="flex items-baseline gap-2">
            <bdi dir="ltr" className="type-ui text-ink-soft">
              [{format.number(index + 1)}]
            </bdi>
            <span className="min-w-0 wrap-anywhere">
              <bdi>{passage.title}</bdi>
            </span>
          </p>
          {gone.includes(passage.documentId) ? (
            <StatusChip tone="attention">{t('assistant.source.deleted')}</StatusChip>
          ) : (
            <Link href={citationPath(passage)} className="inline-flex items-center gap-2 text-sm">
              <Icon name="document" size={16} />
              {t('assistant.source.open')}
            </Link>
          )}
          <p className="type-ui text-xs text-ink-soft">
            {t('assistant.source.coverage', { percent: format.number(Math.round(passage.coverage * 100)) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
