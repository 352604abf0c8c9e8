/** A document as it was given; `?from=…&to=…` shows a cited place. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { citedSpan } from './cited-span.ts';
import { documentQuery } from './document-queries.ts';
import { DocumentText } from './document-text.tsx';
import { useDocumentActions } from './use-document-actions.ts';

export function DocumentPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useQuery(documentQuery(id));
  const { remove } = useDocumentActions();
  const toList = <Link href="/documents">{t('assistant.documents.all')}</Link>;
  const { kind, requestId } = wireErrorOf(error);
  const isGone = error !== null && (kind === 'not-found' || kind === 'invalid');
  // What was fetched before it was deleted is not shown again.
  if (!data || isGone) {
    return (
      <Page title={t('assistant.documents.title')} width="text">
        {error ? (
          <ErrorState
            title={isGone ? t('assistant.source.deleted') : undefined}
            onRetry={isGone ? undefined : () => void refetch()}
            requestId={isGone ? undefined : requestId}
            action={toList}
          >
            {isGone ? t('assistant.documents.gone') : errorMessage(error, i18n)}
          </ErrorState>
        ) : (
          <Loading label={t('assistant.documents.opening')} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={data.title}
      width="text"
      back={toList}
      actions={
        <Button icon="delete" onPress={() => remove(data, () => navigate('/documents'))}>
          {t('common.delete')}
        </Button>
      }
    >
      <DocumentText document={data} cited={citedSpan(params, data.text.length)} />
    </Page>
  );
}
