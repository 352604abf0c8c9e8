import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import type { FindingOf } from '../shapes.ts';
import { WhatWorks } from '../thread/what-works.tsx';

export interface NothingProps {
  readonly finding: FindingOf<'nothing'>;
  /** A model's text stands below. */
  readonly written: boolean;
}

/** Nothing was found: what was searched, and what works. */
export function Nothing({ finding, written }: NothingProps) {
  const { t } = useI18n();
  const searched = finding.tried.includes('passages');
  const title = t(searched ? 'assistant.nothing.title' : 'assistant.nothing.no-documents');
  const english = searched && finding.english === true && <p>{t('assistant.nothing.english')}</p>;
  if (written) {
    return (
      <>
        <p>{title}</p>
        {english}
      </>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{title}</p>
      {english}
      <p className="text-ink-soft">{t('assistant.nothing.works')}</p>
      <WhatWorks />
      <Link href="/documents" look="secondary" size="small" icon="document">
        {t(searched ? 'assistant.nothing.documents' : 'assistant.documents.add')}
      </Link>
    </div>
  );
}
