import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { fieldsKey } from '../field-queries.ts';

/** Deletes at once; the toast brings it back. */
export function useRemoveField() {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const onError = (error: unknown) => showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
  const refresh = () => client.invalidateQueries({ queryKey: fieldsKey });
  const restore = useMutation({
    mutationFn: (id: string) => api.crops.field.restore.mutate({ id }),
    onSuccess: async () => {
      showToast({ message: t('crops.field.restored') });
      await refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.crops.field.delete.mutate({ id }),
    onSuccess: async (_, id) => {
      showToast({ message: t('crops.field.deleted'), undo: { label: t('common.undo'), onUndo: () => restore.mutate(id) } });
      await client.invalidateQueries({ queryKey: [...fieldsKey, 'list'] });
    },
    onError,
  });
  return (id: string, onRemoved: () => void) => remove.mutate(id, { onSuccess: onRemoved });
}
