/** What the steps of a narration come to, so far. */
import type { CheckedSentence, Citation, NarrationStep } from '@repo/server/types';

type Done = Extract<NarrationStep, { readonly type: 'done' }>;

export interface NarrationState {
  readonly sentences: readonly CheckedSentence[];
  readonly citations: readonly Citation[];
  /** How it was written; null while it is. */
  readonly done: Pick<Done, 'mode' | 'reason' | 'model' | 'resets'> | null;
  readonly failed: boolean;
}

export const nothingYet: NarrationState = { sentences: [], citations: [], done: null, failed: false };

export function withStep(state: NarrationState, step: NarrationStep): NarrationState {
  switch (step.type) {
    case 'sentence':
      return { ...state, sentences: [...state.sentences, step] };
    case 'replace':
      return { ...state, sentences: [...state.sentences.slice(0, step.from), ...step.sentences] };
    case 'citations':
      return { ...state, citations: step.citations };
    case 'done':
      return { ...state, done: step };
    case 'error':
      return { ...state, failed: true };
  }
}
