/** Facts in, checked sentences out. */
import type { Inference } from '../client/create-inference.ts';
import type { CallOptions } from '../types/chat.ts';
import type { Checked } from './check-sentence.ts';
import { reasonOf } from './fallback-reason.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { promptOf, repairOf } from './prompt.ts';
import { readReply } from './read-reply.ts';
import { fromTemplate } from './template.ts';
import type { CheckedSentence, Citation, FallbackReason, NarrationEvent, NarrationInput, Violation } from './types.ts';

/** The options of a call go with each attempt: a tenant, a deadline, a floor, whoever pays. */
export interface NarrationOptions extends Omit<CallOptions, 'extractThink' | 'thinkStartsOpen'> {
  /** Null: there is no model, and the template tells the facts. */
  readonly inference: Pick<Inference, 'stream'> | null;
  /** As its server names it. */
  readonly model: string | null;
  /** Why there is none, when that is known. */
  readonly reason?: FallbackReason;
  /** Of one attempt; default 600. */
  readonly maxTokens?: number;
  /** Told why a model did not write to the end: for a log. */
  readonly onFailure?: (error: unknown) => void;
}

/** UTF-16 units of a first text that the model is shown again. */
const longestWritten = 8_000;

/** What has been shown and what was not, so far. */
interface Draft {
  readonly ledger: Ledger;
  readonly shown: CheckedSentence[];
  readonly violations: Violation[];
}

/** A whole text of the model, or why there is none. */
type Outcome =
  | { readonly mode: 'model' | 'repaired'; readonly sentences: readonly CheckedSentence[]; readonly model: string }
  | { readonly mode: 'fallback'; readonly reason: FallbackReason }
  | { readonly mode: 'aborted' };

/**
 * Sentences as they are checked. At the first one that does not hold, the model is stopped and asked once more, for the whole text and
 * with what was wrong; only a second text without a fault replaces the first, from where the two differ. Otherwise the template replaces
 * all of it: a text is never half a model's. Ends with `done`, or with `error` when nothing can be told.
 */
export async function* narrateStream(input: NarrationInput, options: NarrationOptions): AsyncGenerator<NarrationEvent, void> {
  const draft: Draft = { ledger: ledgerOf(input), shown: [], violations: [] };
  const outcome = yield* byModel(input, options, draft);
  if (outcome.mode === 'aborted') return yield { type: 'error', code: 'aborted' };
  if (outcome.mode !== 'fallback') {
    const { sentences, mode, model } = outcome;
    return yield* ending(draft, sentences, { mode, reason: null, model });
  }
  const told = fromTemplate(input.task.template, draft.ledger);
  if (told.length === 0 || told.some(({ violations }) => violations.length > 0)) {
    return yield { type: 'error', code: 'template_invalid' };
  }
  const sentences = told.map(bare);
  yield* instead(draft, sentences, 0);
  yield* ending(draft, sentences, { mode: 'fallback', reason: outcome.reason, model: null });
}

async function* byModel(
  { task }: NarrationInput,
  { inference, model, reason = 'no_model', maxTokens = 600, onFailure, ...call }: NarrationOptions,
  draft: Draft,
): AsyncGenerator<NarrationEvent, Outcome> {
  if (inference === null || model === null) return { mode: 'fallback', reason };
  const { ledger, shown, violations } = draft;
  const prompt = promptOf(task, ledger);
  const ask = (asked: typeof prompt, onText: (delta: string) => void = () => {}) =>
    readReply(inference, { ...asked, model, maxTokens }, { options: call, ledger, onText });
  try {
    let written = '';
    const first = ask(prompt, (delta) => {
      written = (written + delta).slice(0, longestWritten);
    });
    const served = yield* shownUntilFault(first, draft);
    if (served !== null) return { mode: 'model', sentences: shown, model: served };
    const second = await wholeReply(ask(repairOf(prompt, written, violations)));
    violations.push(...second.faults);
    if (second.faults.length > 0) return { mode: 'fallback', reason: 'violations' };
    yield* instead(draft, second.sentences, commonLength(shown, second.sentences));
    return { mode: 'repaired', sentences: second.sentences, model: second.served };
  } catch (error) {
    if (call.signal?.aborted) return { mode: 'aborted' };
    onFailure?.(error);
    return { mode: 'fallback', reason: reasonOf(error) };
  }
}

/** Where nothing was shown yet, there is nothing to replace. */
function* instead({ shown }: Draft, sentences: readonly CheckedSentence[], from: number): Generator<NarrationEvent, void> {
  if (shown.length > 0) yield { type: 'replace', from, sentences: sentences.slice(from) };
  else for (const sentence of sentences) yield { type: 'sentence', ...sentence };
}

/** @returns the model's name, or null when a sentence did not hold, whose violations are kept then */
async function* shownUntilFault(
  reply: AsyncGenerator<Checked, string>,
  { shown, violations }: Draft,
): AsyncGenerator<NarrationEvent, string | null> {
  try {
    for (;;) {
      const next = await reply.next();
      if (next.done) return next.value;
      if (next.value.violations.length > 0) {
        violations.push(...next.value.violations);
        return null;
      }
      const sentence = bare(next.value);
      shown.push(sentence);
      yield { type: 'sentence', ...sentence };
    }
  } finally {
    await reply.return('');
  }
}

async function wholeReply(reply: AsyncGenerator<Checked, string>) {
  const sentences: CheckedSentence[] = [];
  const faults: Violation[] = [];
  for (;;) {
    const next = await reply.next();
    if (next.done) return { sentences, faults, served: next.value };
    sentences.push(bare(next.value));
    faults.push(...next.value.violations);
  }
}

function* ending(
  { ledger: { facts }, violations }: Draft,
  sentences: readonly CheckedSentence[],
  done: Omit<Extract<NarrationEvent, { type: 'done' }>, 'type' | 'violations'>,
): Generator<NarrationEvent, void> {
  const ids = new Set(sentences.flatMap(({ citations }) => citations));
  const citations = [...ids].flatMap((id): Citation[] => {
    const told = facts.get(id);
    return told ? [{ id, label: told.label, display: told.display, status: told.status }] : [];
  });
  yield { type: 'citations', citations };
  yield { type: 'done', ...done, violations };
}

function bare({ text, citations }: CheckedSentence): CheckedSentence {
  return { text, citations };
}

function commonLength(a: readonly CheckedSentence[], b: readonly CheckedSentence[]): number {
  const differs = a.findIndex(({ text }, at) => text !== b[at]?.text);
  return differs === -1 ? a.length : differs;
}
