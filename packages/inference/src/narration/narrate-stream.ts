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

export interface NarrationOptions
  extends Pick<CallOptions, 'signal' | 'timeouts' | 'tenant' | 'tierFloor' | 'cacheSalt' | 'traceparent'> {
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

/**
 * Sentences as they are checked. At the first one that does not hold, the model is stopped and asked once more, for the whole text and
 * with what was wrong; only a second text without a fault replaces the first, from where the two differ. Otherwise the template replaces all of it: a
 * text is never half a model's. Ends with `done`, or with `error` when nothing can be told.
 */
export async function* narrateStream(input: NarrationInput, options: NarrationOptions): AsyncGenerator<NarrationEvent, void> {
  const ledger = ledgerOf(input);
  const shown: CheckedSentence[] = [];
  const violations: Violation[] = [];
  let reason: FallbackReason = options.reason ?? 'no_model';
  if (options.inference !== null && options.model !== null) {
    const { inference, model, signal } = options;
    const prompt = promptOf(input.task, ledger);
    const request = { model, maxTokens: options.maxTokens ?? 600 };
    let written = '';
    try {
      const first = readReply(
        inference,
        { ...prompt, ...request },
        { options: callOf(options), ledger, onText: (delta) => (written = (written + delta).slice(0, longestWritten)) },
      );
      const served = yield* shownUntilFault(first, shown, violations);
      if (served !== null) return yield* ending(ledger, shown, { mode: 'model', violations, reason: null, model: served });
      const repair = repairOf(prompt, written, violations);
      const second = readReply(inference, { ...repair, ...request }, { options: callOf(options), ledger, onText: () => {} });
      const { sentences, faults, served: by } = await wholeReply(second);
      violations.push(...faults);
      if (faults.length === 0) {
        const from = commonLength(shown, sentences);
        if (shown.length > 0) yield { type: 'replace', from, sentences: sentences.slice(from) };
        else for (const sentence of sentences) yield { type: 'sentence', ...sentence };
        return yield* ending(ledger, sentences, { mode: 'repaired', violations, reason: null, model: by });
      }
      reason = 'violations';
    } catch (error) {
      if (signal?.aborted) return yield { type: 'error', code: 'aborted' };
      options.onFailure?.(error);
      reason = reasonOf(error);
    }
  }
  const told = fromTemplate(input.task.template, ledger);
  if (told.length === 0 || told.some((sentence) => sentence.violations.length > 0)) {
    return yield { type: 'error', code: 'template_invalid' };
  }
  const sentences = told.map(bare);
  if (shown.length > 0) yield { type: 'replace', from: 0, sentences };
  else for (const sentence of sentences) yield { type: 'sentence', ...sentence };
  yield* ending(ledger, sentences, { mode: 'fallback', violations, reason, model: null });
}

/** @returns the model's name, or null when a sentence did not hold, whose violations are kept then */
async function* shownUntilFault(
  reply: AsyncGenerator<Checked, string>,
  shown: CheckedSentence[],
  violations: Violation[],
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
  { facts }: Ledger,
  sentences: readonly CheckedSentence[],
  done: Omit<Extract<NarrationEvent, { type: 'done' }>, 'type'>,
): Generator<NarrationEvent, void> {
  const ids = new Set(sentences.flatMap(({ citations }) => citations));
  const citations = [...ids].flatMap((id): Citation[] => {
    const told = facts.get(id);
    return told ? [{ id, label: told.label, display: told.display, status: told.status }] : [];
  });
  yield { type: 'citations', citations };
  yield { type: 'done', ...done };
}

function callOf({ signal, timeouts, tenant, tierFloor, cacheSalt, traceparent }: NarrationOptions): CallOptions {
  return { signal, timeouts, tenant, tierFloor, cacheSalt, traceparent };
}

function bare({ text, citations }: CheckedSentence): CheckedSentence {
  return { text, citations };
}

function commonLength(a: readonly CheckedSentence[], b: readonly CheckedSentence[]): number {
  const differs = a.findIndex(({ text }, at) => text !== b[at]?.text);
  return differs === -1 ? a.length : differs;
}
