import { useI18n } from '@repo/i18n/react';
import { Sheet } from '@repo/ui/sheet';
import { useEffect, useRef, useState } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import { Composer } from '../ask/composer.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { useGoneDocuments } from '../documents/use-gone-documents.ts';
import { SourceCards } from '../findings/source-cards.tsx';
import type { Conversation } from '../shapes.ts';
import { useLastAnswer } from '../writing/use-last-answer.ts';
import { Answer } from './answer.tsx';
import { wasJustAsked } from './just-asked.ts';
import { passagesOf } from './passages-of.ts';
import { Question } from './question.tsx';
import { ThreadFrame } from './thread-frame.tsx';

export interface OpenConversationProps {
  readonly conversation: Conversation;
}

export function OpenConversation({ conversation }: OpenConversationProps) {
  const { t } = useI18n();
  const { id, title, messages } = conversation;
  const gone = useGoneDocuments(messages.flatMap(passagesOf));
  const composer = useRef<HTMLTextAreaElement>(null);
  const thread = useRef<HTMLDivElement>(null);
  const asked = wasJustAsked(useHistoryState());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [sheetOpen, setSheetOpen] = useState(false);
  const ask = useAsk(id, () => setChosenId(null));
  const last = useLastAnswer(id, messages, { end: thread, cover: composer });

  const lastQuestionId = messages.findLast(({ role }) => role === 'user')?.id;
  const citing = messages.filter((message) => passagesOf(message).length > 0);
  const shown = citing.find((message) => message.id === chosenId) ?? citing.at(-1);
  const sources = shown && <SourceCards passages={passagesOf(shown)} gone={gone} />;

  // The frame scrolls to the top of a new screen first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (lastQuestionId) document.getElementById(lastQuestionId)?.scrollIntoView({ block: 'start' });
      if (asked) composer.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [lastQuestionId, asked]);

  return (
    <ThreadFrame
      title={title}
      conversationId={id}
      composer={<Composer ask={ask} stop={last.stop} ref={composer} />}
      sources={sources}
    >
      <div ref={thread} className="flex flex-col gap-8">
        {messages.map((message) =>
          message.role === 'user' ? (
            <Question key={message.id} message={message} />
          ) : (
            <Answer
              key={message.id}
              message={message}
              gone={gone}
              sourcesShown={message === shown}
              write={message.id === last.id ? last.write : null}
              onSources={() => {
                setChosenId(message.id);
                setSheetOpen(!isWide());
              }}
            />
          ),
        )}
      </div>
      <p role="status" className="sr-only">
        {ask.pending && t('assistant.thread.searching')}
        {!ask.pending && last.spoken}
        {!ask.pending && !last.writing && ` ${t('assistant.thread.ready', { count: messages.length / 2 })}`}
      </p>
      <Sheet title={t('assistant.sources.title')} open={sheetOpen} onClose={() => setSheetOpen(false)}>
        {sources}
      </Sheet>
    </ThreadFrame>
  );
}

/** Whether the sources stand beside the thread: the breakpoint `lg`. */
function isWide(): boolean {
  return window.matchMedia('(min-width: 72rem)').matches;
}
