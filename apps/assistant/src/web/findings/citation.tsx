import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import type { CitedPassage } from '../../wire/finding.ts';
import { citationPath } from './citation-path.ts';

export interface CitationProps {
  readonly passage: CitedPassage;
  /** From 1, as everywhere. */
  readonly number: number;
  /** The document was deleted since. */
  readonly gone: boolean;
}

/** [1]: opens the document at the passage. */
export function Citation({ passage, number, gone }: CitationProps) {
  const { t, format } = useI18n();
  const shown = format.number(number);
  if (gone) {
    return (
      <span className="type-ui text-sm text-ink-soft">
        <bdi dir="ltr">[{shown}]</bdi> {t('assistant.source.deleted')}
      </span>
    );
  }
  return (
    <Link
      href={citationPath(passage)}
      label={t('assistant.citation.open', { number: shown, title: passage.title })}
      className="type-ui px-0.5"
    >
      <bdi dir="ltr">[{shown}]</bdi>
    </Link>
  );
}
