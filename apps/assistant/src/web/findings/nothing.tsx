import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import type { FindingOf } from '../shapes.ts';
import { WhatWorks } from '../thread/what-works.tsx';

/** Nothing was found: what was searched, and what works. */
export function Nothing({ finding }: { readonly finding: FindingOf<'nothing'> }) {
  const { t } = useI18n();
  const searched = finding.tried.includes('passages');
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{t(searched ? 'assistant.nothing.title' : 'assistant.nothing.no-documents')}</p>
      <p className="text-ink-soft">{t('assistant.nothing.works')}</p>
      <WhatWorks />
      <Link href="/documents" look="secondary" size="small" icon="document">
        {t(searched ? 'assistant.nothing.documents' : 'assistant.documents.add')}
      </Link>
    </div>
  );
}
