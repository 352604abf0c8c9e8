import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { randomUuid } from '@repo/ui/random-uuid';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Entry } from '../../wire/stored.ts';
import { api } from '../api.ts';
import { fieldsKey } from '../field-queries.ts';

type NewEntry = Parameters<typeof api.crops.entry.add.mutate>[0];

/** Writes an entry down. */
export function useAddEntry(onAdded: () => void) {
  const i18n = useI18n();
  const client = useQueryClient();
  const adding = useMutation({
    mutationFn: (entry: NewEntry) => api.crops.entry.add.mutate(entry),
    onSuccess: async () => {
      showToast({ message: i18n.t('crops.ledger.added') });
      onAdded();
      await client.invalidateQueries({ queryKey: fieldsKey });
    },
  });
  return {
    add: (entry: NewEntry) => adding.mutate(entry),
    pending: adding.isPending,
    failure: adding.error ? errorMessage(adding.error, i18n) : null,
  };
}

/** Takes an entry out of the sum at once; the toast writes it down again. */
export function useWithdrawEntry() {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const onError = (error: unknown) => showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
  const refresh = () => client.invalidateQueries({ queryKey: fieldsKey });
  const again = useMutation({
    mutationFn: ({ fieldId, kind, date, depth }: Entry) =>
      api.crops.entry.add.mutate({ id: randomUuid(), fieldId, kind, date, depth }),
    onSuccess: async () => {
      showToast({ message: t('crops.ledger.added') });
      await refresh();
    },
    onError,
  });
  const withdraw = useMutation({
    mutationFn: ({ id }: Entry) => api.crops.entry.withdraw.mutate({ id }),
    onSuccess: async (_, entry) => {
      showToast({
        message: t('crops.ledger.withdrawn'),
        undo: { label: t('common.undo'), onUndo: () => again.mutate(entry) },
      });
      await refresh();
    },
    onError,
  });
  return (entry: Entry) => withdraw.mutate(entry);
}
