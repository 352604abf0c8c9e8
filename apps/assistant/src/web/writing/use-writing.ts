import { useI18n } from '@repo/i18n/react';
import { errorMessage } from '@repo/shell/error-message';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { conversationQuery } from '../conversations/conversation-queries.ts';
import { modelQuery } from '../model/model-query.ts';
import type { Message } from '../shapes.ts';
import { putAnswer } from './put-answer.ts';

/** How a member steers the model in one conversation. */
export function useWriting(conversationId: string, onStopped: () => void) {
  const i18n = useI18n();
  const client = useQueryClient();
  const onSuccess = (answer: Message) => putAnswer(client, conversationId, answer);
  const onError = (error: unknown) => {
    showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
    // Another tab may have gone on meanwhile, and the model may be gone.
    void client.invalidateQueries({ queryKey: conversationQuery(conversationId).queryKey });
    void client.invalidateQueries({ queryKey: modelQuery().queryKey });
  };
  const stop = useMutation({
    mutationFn: (messageId: string) => api.assistant.conversation.stop.mutate({ conversationId, messageId }),
    onSuccess: (answer) => {
      onSuccess(answer);
      onStopped();
    },
    onError,
  });
  const write = useMutation({
    mutationFn: (messageId: string) => api.assistant.conversation.write.mutate({ conversationId, messageId }),
    onSuccess,
    onError,
  });
  return { stop, write };
}
