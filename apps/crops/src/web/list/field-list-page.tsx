/** The organization's fields, each with what to do about its water. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { fieldListQuery } from '../field-queries.ts';
import { FieldItem } from './field-item.tsx';

export function FieldListPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, isPending, refetch } = useQuery(fieldListQuery);
  const add = (
    <Link href="/fields/new" look="primary" icon="add">
      {t('crops.list.add')}
    </Link>
  );
  const isEmpty = data?.length === 0;
  return (
    <Page title={t('crops.list.title')} actions={isEmpty ? undefined : add}>
      {error && (
        <ErrorState onRetry={() => void refetch()} requestId={wireErrorOf(error).requestId}>
          {errorMessage(error, i18n)}
        </ErrorState>
      )}
      {isPending && <Loading label={t('crops.list.loading')} />}
      {isEmpty && (
        <EmptyState title={t('crops.list.empty-title')} action={add}>
          {t('crops.list.empty')}
        </EmptyState>
      )}
      {data && !isEmpty && (
        <ul aria-label={t('crops.list.title')} className="flex flex-col border-t border-line">
          {data.map((field) => (
            <FieldItem key={field.id} field={field} />
          ))}
        </ul>
      )}
    </Page>
  );
}
