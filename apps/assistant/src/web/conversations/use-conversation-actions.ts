import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { conversationsKey } from './conversation-queries.ts';

interface Named {
  readonly id: string;
}

interface Removal extends Named {
  readonly onRemoved: () => void;
}

/** What can be done with a conversation from the list. */
export function useConversationActions() {
  const i18n = useI18n();
  const { t } = i18n;
  const client = useQueryClient();
  const onError = (error: unknown) => showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
  const refresh = () => client.invalidateQueries({ queryKey: conversationsKey });

  const restore = useMutation({
    mutationFn: ({ id }: Named) => api.assistant.conversation.restore.mutate({ id }),
    onSuccess: async () => {
      showToast({ message: t('assistant.conversations.restored') });
      await refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Removal) => api.assistant.conversation.delete.mutate({ id }),
    onSuccess: async (_, conversation) => {
      // Before the list is asked again and whoever called is gone with its row.
      conversation.onRemoved();
      showToast({
        message: t('assistant.conversations.deleted'),
        undo: { label: t('common.undo'), onUndo: () => restore.mutate(conversation) },
      });
      await refresh();
    },
    onError,
  });
  const rename = useMutation({
    mutationFn: (change: { id: string; title: string }) => api.assistant.conversation.rename.mutate(change),
    onSuccess: refresh,
  });

  return {
    /** Deletes at once; the toast brings it back. */
    remove: ({ id }: Named, onRemoved: () => void) => remove.mutate({ id, onRemoved }),
    rename,
  };
}
