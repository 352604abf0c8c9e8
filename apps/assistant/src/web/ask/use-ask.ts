import { wireErrorOf } from '@repo/shell/error-message';
import { useFormDraft } from '@repo/ui/form-draft';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../api.ts';
import { conversationListKey, conversationQuery } from '../conversations/conversation-queries.ts';
import { type AskDraft, attemptOf, draftKey, emptyDraft } from './ask-draft.ts';

type Asked = Awaited<ReturnType<typeof api.assistant.conversation.ask.mutate>>;

export interface Ask {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Sends what is typed, or the text given. Nothing while a question is on its way. */
  readonly send: (text?: string) => void;
  readonly pending: boolean;
  readonly error: Error | null;
}

/**
 * The composer of one conversation; give its component the conversation as key.
 * @param conversationId null for one that begins with this question
 */
export function useAsk(conversationId: string | null, onAnswered: (asked: Asked) => void): Ask {
  const client = useQueryClient();
  const draft = useFormDraft<AskDraft>(draftKey(conversationId), emptyDraft);
  const onItsWay = useRef(false);
  const asking = useMutation({
    mutationFn: ({ text, id, conversationId: to }: AskDraft['sent']) =>
      api.assistant.conversation.ask.mutate({ conversationId: to, id, text }),
    onSuccess: (asked) => {
      draft.clear();
      const { conversation, question, answer } = asked;
      client.setQueryData(conversationQuery(conversation.id).queryKey, (known) => {
        const before = known?.messages.filter(({ id }) => id !== question.id && id !== answer.id) ?? [];
        return { ...conversation, messages: [...before, question, answer] };
      });
      void client.invalidateQueries({ queryKey: conversationListKey });
      onAnswered(asked);
    },
    onError: (error) => {
      // What these ids stood for is taken or gone: the next try has ids of its own.
      const { kind } = wireErrorOf(error);
      if (kind === 'conflict' || kind === 'not-found') draft.set({ sent: emptyDraft.sent });
      // Another tab went on meanwhile: what it asked, and what is being written there, is shown here too.
      if (kind === 'conflict' && conversationId !== null) {
        void client.invalidateQueries({ queryKey: conversationQuery(conversationId).queryKey });
      }
    },
    onSettled: () => {
      onItsWay.current = false;
    },
  });
  return {
    text: draft.values.text,
    type: (text) => draft.set({ text }),
    send: (given) => {
      const text = (given ?? draft.values.text).trim();
      if (text === '' || onItsWay.current) return;
      onItsWay.current = true;
      const sent = attemptOf(draft.values, text, conversationId);
      draft.set({ text: given ?? draft.values.text, sent });
      asking.mutate(sent);
    },
    pending: asking.isPending,
    error: asking.error,
  };
}
