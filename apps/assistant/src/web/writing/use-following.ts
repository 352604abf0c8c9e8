import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { conversationQuery } from '../conversations/conversation-queries.ts';
import { modelQuery } from '../model/model-query.ts';
import type { Message } from '../shapes.ts';
import { putAnswer, putText, writtenOf } from './put-answer.ts';

/** Before the server is asked again how an answer stands. */
const pauseMs = 2_000;

/** Lets the answer that is being written grow on the page, from where the page has it. */
export function useFollowing(conversationId: string, answer: Message | undefined): void {
  const client = useQueryClient();
  const [lost, setLost] = useState(0);
  const messageId = answer?.written?.status === 'writing' ? answer.id : null;
  useEffect(() => {
    if (messageId === null) return;
    let left = false;
    let leave = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onLost = () => {
      if (left) return;
      timer = setTimeout(async () => {
        await client.invalidateQueries({ queryKey: conversationQuery(conversationId).queryKey });
        if (!left) setLost((times) => times + 1);
      }, pauseMs);
    };
    import('./follow-answer.ts').then(({ followAnswer }) => {
      if (left) return;
      leave = followAnswer({
        conversationId,
        messageId,
        text: writtenOf(client, conversationId, messageId)?.text ?? '',
        onText: (text) => putText(client, conversationId, messageId, text),
        onEnd: (message) => {
          putAnswer(client, conversationId, message);
          // A model that broke off may be gone.
          if (message.written?.failure) void client.invalidateQueries({ queryKey: modelQuery().queryKey });
        },
        onLost,
      });
    }, onLost);
    return () => {
      left = true;
      clearTimeout(timer);
      leave();
    };
  }, [client, conversationId, messageId, lost]);
}
