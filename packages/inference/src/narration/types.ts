/** Facts in, text out. */
import type { Fact, FactStatus } from '@repo/facts';

export type NarrationLocale = 'ur' | 'en';

/** A fact in one language, made from messages before the call. */
export interface FactLabel {
  /** What it is: "Monthly instalment". */
  readonly label: string;
  /** Its value as a screen shows it: "Rs 71,369.79". A figure so rounded is as good as the exact one. */
  readonly display: string;
  /** How far a figure may be off, as a decimal in the fact's own unit: "100" is a rupee of a fact in paisa. */
  readonly tolerance?: string;
}

/** What a vertical asks for. */
export interface NarrationTask {
  /** What the text is for and for whom, in English: what the model is told. */
  readonly instructions: string;
  /**
   * The text without a model, in the language of the call, a sentence each: `{fact.id}` becomes the fact's display. A sentence with
   * a fact that is not there, or has no value, is left out.
   */
  readonly template: readonly string[];
  /** Words and phrases that the text must not hold, whatever their case, vowel marks or hyphens. */
  readonly forbidden?: readonly string[];
  /**
   * `cited`, the default: the model writes figures and the id of a fact behind them. `placeholders`: it writes `{fact.id}` in place of
   * each figure, and no figure itself.
   */
  readonly form?: 'cited' | 'placeholders';
}

export interface NarrationInput {
  readonly facts: readonly Fact[];
  /** By the id of the fact; a fact without one is not told. */
  readonly labels: Readonly<Record<string, FactLabel>>;
  readonly task: NarrationTask;
  readonly locale: NarrationLocale;
}

/** A sentence whose every figure equals a fact that it cites, without the marks of its citations. */
export interface CheckedSentence {
  readonly text: string;
  /** Ids of facts, in the order of their first mark. */
  readonly citations: readonly string[];
}

/** A fact that the text cites. */
export interface Citation {
  readonly id: string;
  readonly label: string;
  readonly display: string;
  readonly status: FactStatus;
}

export type ViolationCode =
  /** A figure that equals no fact of its sentence. */
  | 'unsupported_figure'
  /** A figure in a sentence that cites nothing. */
  | 'citation_missing'
  | 'citation_unknown'
  | 'citation_malformed'
  | 'forbidden_term'
  /** A figure where placeholders were asked for. */
  | 'raw_figure'
  /** Not in the language that was asked for. */
  | 'other_language'
  /** Cut off, endless, or a text that cites nothing at all. */
  | 'incomplete';

export interface Violation {
  readonly code: ViolationCode;
  /** The words at fault. */
  readonly found: string;
  /** The whole sentence as the model wrote it. */
  readonly sentence: string;
}

/** Who wrote it: the model, the model at its second attempt, or nobody but the template. */
export type NarrationMode = 'model' | 'repaired' | 'fallback';

/**
 * Why the template stands there. `violations`: the second attempt held some too; `budget`, `time`, `policy`: what the call was refused
 * or ended for; `failed`: anything else.
 */
export type FallbackReason = 'no_model' | 'violations' | 'budget' | 'time' | 'policy' | 'failed';

export interface Narration {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly mode: NarrationMode;
  /** Of what was not shown. */
  readonly violations: readonly Violation[];
  /** Null but for a fallback. */
  readonly reason: FallbackReason | null;
  /** As the server names it; null for a fallback. */
  readonly model: string | null;
}

/** A text as it comes. Only checked sentences do. */
export type NarrationEvent =
  | ({ readonly type: 'sentence' } & CheckedSentence)
  /** These sentences stand in place of the shown ones from the one at index `from` on. */
  | { readonly type: 'replace'; readonly from: number; readonly sentences: readonly CheckedSentence[] }
  | { readonly type: 'citations'; readonly citations: readonly Citation[] }
  | ({ readonly type: 'done' } & Pick<Narration, 'mode' | 'violations' | 'reason' | 'model'>)
  /** Nothing can be told: not even the template holds to the facts, or who asked has left. */
  | { readonly type: 'error'; readonly code: 'template_invalid' | 'aborted' };
