import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { documentsKey } from './document-queries.ts';

interface Named {
  readonly id: string;
}

interface Removal extends Named {
  readonly onRemoved: () => void;
}

/** What can be done with a document from the list or its page. */
export function useDocumentActions() {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const onError = (error: unknown) => showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
  const refresh = () => client.invalidateQueries({ queryKey: documentsKey });

  const restore = useMutation({
    mutationFn: ({ id }: Named) => api.assistant.document.restore.mutate({ id }),
    onSuccess: async () => {
      showToast({ message: t('assistant.documents.restored') });
      await refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Removal) => api.assistant.document.delete.mutate({ id }),
    onSuccess: async (_, document) => {
      // Before the lists are asked again and whoever called is gone with its row.
      document.onRemoved();
      showToast({
        message: t('assistant.documents.deleted'),
        undo: { label: t('common.undo'), onUndo: () => restore.mutate(document) },
      });
      await refresh();
    },
    onError,
  });

  /** Deletes at once; the toast brings it back. */
  return {
    remove: ({ id }: Named, onRemoved: () => void = () => undefined) => remove.mutate({ id, onRemoved }),
  };
}
