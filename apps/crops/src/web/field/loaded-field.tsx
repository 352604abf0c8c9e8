import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { FieldView } from '../../wire/stored.ts';
import { fieldQuery } from '../field-queries.ts';

/** The field that the address names, or why it cannot be shown. */
export function LoadedField({ children }: { readonly children: (stored: FieldView) => ReactNode }) {
  const { id = '' } = useParams();
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useQuery(fieldQuery(id));
  if (data) return children(data);
  return (
    <Page title={t('crops.list.title')}>
      {error ? (
        <ErrorState
          onRetry={() => void refetch()}
          requestId={wireErrorOf(error).requestId}
          action={<Link href="/">{t('crops.field.back-to-list')}</Link>}
        >
          {errorMessage(error, i18n)}
        </ErrorState>
      ) : (
        <Loading label={t('crops.field.opening')} />
      )}
    </Page>
  );
}
