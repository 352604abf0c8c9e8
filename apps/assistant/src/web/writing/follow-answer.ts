/** An answer while it is written, as the server sends it. Fetched when there is one to follow: event sources weigh more than calls. */
import type { ComposedRouter } from '@repo/server/types';
import { createStreamingApi } from '@repo/shell/streaming-api';
import type { AssistantRouter } from '../../api/router.ts';
import type { Message } from '../shapes.ts';

const streaming = createStreamingApi<ComposedRouter<{ assistant: AssistantRouter }>>();

export interface Followed {
  readonly conversationId: string;
  readonly messageId: string;
  /** What the page has already. */
  readonly text: string;
  /** The whole text so far, at most every twentieth of a second. */
  readonly onText: (text: string) => void;
  readonly onEnd: (answer: Message) => void;
  /** The server does not answer as it should; a cut connection alone connects again by itself. */
  readonly onLost: () => void;
}

const pauseMs = 50;

/** @returns what ends it */
export function followAnswer({ conversationId, messageId, text: had, onText, onEnd, onLost }: Followed): () => void {
  let text = had;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    over = true;
    clearTimeout(timer);
  };
  const lose = () => {
    if (over) return;
    end();
    onLost();
  };
  const show = () => {
    timer = undefined;
    onText(text);
  };
  const subscription = streaming.assistant.conversation.follow.subscribe(
    { conversationId, messageId, from: text.length },
    {
      onData: ({ data }) => {
        if (over) return;
        if (data.type === 'end') {
          end();
          onEnd(data.message);
          return;
        }
        text = text.slice(0, data.at) + data.delta;
        timer ??= setTimeout(show, pauseMs);
      },
      onError: lose,
      onComplete: lose,
    },
  );
  return () => {
    end();
    subscription.unsubscribe();
  };
}
