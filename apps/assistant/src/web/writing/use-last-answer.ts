import { useQuery } from '@tanstack/react-query';
import { modelQuery } from '../model/model-query.ts';
import type { Message } from '../shapes.ts';
import { useFollowing } from './use-following.ts';
import { useSpoken } from './use-spoken.ts';
import { type StayAtEnd, useStayAtEnd } from './use-stay-at-end.ts';
import { useWriting } from './use-writing.ts';

/** Something that can be done with the last answer now. */
export interface AnswerAction {
  readonly press: () => void;
  readonly pending: boolean;
}

export interface LastAnswer {
  /** Undefined in a conversation without one. */
  readonly id: string | undefined;
  /** Null while nothing is being written. */
  readonly stop: AnswerAction | null;
  /** Null while it is being written, and where rules alone answered and no model is ready. */
  readonly write: AnswerAction | null;
  readonly writing: boolean;
  /** For a live region. */
  readonly spoken: string;
}

/** The one answer of a conversation that a model may be writing: it grows on the page, can be stopped and written again. */
export function useLastAnswer(conversationId: string, messages: readonly Message[], places: StayAtEnd): LastAnswer {
  const last = messages.findLast(({ role }) => role === 'assistant');
  const isReady = useQuery(modelQuery()).data?.state === 'ready';
  const { stop, write } = useWriting(conversationId, () => {
    // A keyboard goes on where it was; on a phone nothing should rise unasked.
    if (window.matchMedia('(pointer: fine)').matches) places.cover.current?.focus({ preventScroll: true });
  });
  const growing = last?.written?.status === 'writing' ? last.written.text : null;
  const writing = growing !== null;
  useFollowing(conversationId, last);
  useStayAtEnd(growing, places);
  const spoken = useSpoken(last);
  const id = last?.id;
  const canBeWritten = !writing && (isReady || (last?.written ?? null) !== null);
  return {
    id,
    stop: id !== undefined && writing ? { press: () => stop.mutate(id), pending: stop.isPending } : null,
    write: id !== undefined && canBeWritten ? { press: () => write.mutate(id), pending: write.isPending } : null,
    writing,
    spoken,
  };
}
