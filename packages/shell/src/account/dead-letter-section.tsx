/** Jobs that failed for good: why, with what, and what to do with each. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { DeleteJobDialog } from './delete-job-dialog.tsx';
import { allOfJobs, type DeadLetter, deadLetterList, replay } from './jobs.ts';

export function DeadLetterSection() {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const list = useQuery(deadLetterList);
  const [leaving, setLeaving] = useState<DeadLetter | null>(null);
  const refresh = () => client.invalidateQueries(allOfJobs);
  const again = useMutation({
    mutationFn: replay,
    onSuccess: () => {
      showToast({ message: t('shell.jobs.replayed') });
    },
    onError: (error) => {
      showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
    },
    onSettled: refresh,
  });
  if (list.isPending) return <Skeleton lines={3} />;
  // The queues above have failed for the same reason and say so.
  if (list.isError) return null;
  return (
    <Section title={t('shell.jobs.dead-letters')}>
      {list.data.length === 0 && <EmptyState title={t('shell.jobs.none-dead')} />}
      <ul>
        {list.data.map((letter) => (
          <li key={letter.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4">
            <div className="min-w-0 max-w-text">
              <p className="font-semibold">
                <bdi dir="ltr">{letter.queue}</bdi>
              </p>
              <p className="break-words" dir="auto">
                {letter.error}
              </p>
              <p className="break-all text-sm text-ink-soft" dir="ltr">
                {letter.payload}
              </p>
              <p className="text-sm text-ink-soft">
                {t('shell.jobs.failed-at', { time: format.dateTime(new Date(letter.failedAt)) })}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                label={t('shell.jobs.replay-of', { queue: letter.queue })}
                onPress={() => again.mutate(letter)}
              >
                {t('shell.jobs.replay')}
              </Button>
              <Button
                size="small"
                label={t('shell.jobs.delete-of', { queue: letter.queue })}
                onPress={() => setLeaving(letter)}
              >
                {t('common.delete')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {leaving && (
        <DeleteJobDialog
          letter={leaving}
          onClose={() => setLeaving(null)}
          onDeleted={async () => {
            await refresh();
            setLeaving(null);
            showToast({ message: t('common.deleted') });
          }}
        />
      )}
    </Section>
  );
}
