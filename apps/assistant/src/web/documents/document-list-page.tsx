/** The organization's documents: answers cite them. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { DocumentItem } from './document-item.tsx';
import { documentListQuery } from './document-queries.ts';

const AddDocumentSheet = lazy(() => import('./add-document-sheet.tsx'));

export function DocumentListPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, isPending, refetch } = useQuery(documentListQuery());
  const [adding, setAdding] = useState(false);
  const add = (
    <Button tone="primary" icon="add" onPress={() => setAdding(true)}>
      {t('assistant.documents.add')}
    </Button>
  );
  return (
    <Page title={t('assistant.documents.title')} lead={t('assistant.documents.lead')} actions={add} width="text">
      {error && (
        <ErrorState onRetry={() => void refetch()} requestId={wireErrorOf(error).requestId}>
          {errorMessage(error, i18n)}
        </ErrorState>
      )}
      {isPending && <Loading />}
      {data?.items.length === 0 && (
        <EmptyState title={t('assistant.documents.empty-title')} action={add}>
          {t('assistant.documents.empty')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul aria-label={t('assistant.documents.title')} className="flex flex-col border-t border-line">
          {data.items.map((item) => (
            <DocumentItem key={item.id} document={item} />
          ))}
        </ul>
      )}
      {adding && (
        <Suspense fallback={null}>
          <AddDocumentSheet onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}
