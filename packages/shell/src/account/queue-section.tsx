/** The queues and how many jobs are in each. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { type Column, DataTable } from '@repo/ui/data-table';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { type QueueRow, queueList } from './jobs.ts';

const counted = ['waiting', 'running', 'failed', 'dead'] as const;

export function QueueSection() {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const list = useQuery(queueList);
  if (list.isPending) return <Skeleton lines={4} />;
  if (list.isError) return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;
  const columns: Column<QueueRow>[] = [
    { id: 'name', header: t('shell.jobs.queue'), cell: ({ name }) => <bdi dir="ltr">{name}</bdi>, rowHeader: true },
    ...counted.map((id) => ({
      id,
      header: t(`shell.jobs.${id}`),
      cell: (row: QueueRow) => format.number(row[id]),
      numeric: true,
    })),
  ];
  return (
    <Section title={t('shell.jobs.queues')}>
      <DataTable
        caption={t('shell.jobs.queues')}
        captionHidden
        columns={columns}
        rows={list.data}
        rowKey={({ name }) => name}
      />
    </Section>
  );
}
