/** What the events of a narration come to, so far. */
import type { CheckedSentence, Citation, NarrationEvent } from '@repo/server/types';

type Done = Extract<NarrationEvent, { readonly type: 'done' }>;

export interface ExplanationState {
  readonly sentences: readonly CheckedSentence[];
  readonly citations: readonly Citation[];
  /** How it was written; null while it is. */
  readonly done: Pick<Done, 'mode' | 'reason' | 'model'> | null;
  readonly failed: boolean;
}

export const nothingYet: ExplanationState = { sentences: [], citations: [], done: null, failed: false };

export function withEvent(state: ExplanationState, event: NarrationEvent): ExplanationState {
  switch (event.type) {
    case 'sentence':
      return { ...state, sentences: [...state.sentences, event] };
    case 'replace':
      return { ...state, sentences: [...state.sentences.slice(0, event.from), ...event.sentences] };
    case 'citations':
      return { ...state, citations: event.citations };
    case 'done':
      return { ...state, done: event };
    case 'error':
      return { ...state, failed: true };
  }
}
