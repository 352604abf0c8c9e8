/** A model writes an answer, in the background: it goes on when the request that began it has been answered. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Costs, type FinishReason, type Inference, InferenceError } from '@repo/inference';
import { type RequestContext, repeatedly, type ServedModel } from '@repo/server/trpc';
import { promptOf } from '../../writing/prompt.ts';
import { unsupportedNumbers } from '../../writing/unsupported-numbers.ts';
import type { AnswerSources } from './answer-sources.ts';
import { limitFailure } from './limit-failure.ts';
import type { LiveRun } from './live-run.ts';
import { beginRun, endRun } from './live-runs.ts';
import { modelOf } from './model-view.ts';
import { saveEvery } from './pace.ts';
import { type SpentView, spentOf } from './spent-view.ts';
import { type RunEnding, type RunKey, saveRun, storeEnding } from './stored-run.ts';
import { type TokenAccount, tokenAccount } from './token-account.ts';

export interface Writing extends RunKey {
  /** Who asked. */
  readonly userId: string;
  /** What stood there before; it stays where nothing new comes. */
  readonly former: string;
  readonly model: ServedModel;
  readonly client: Inference;
  readonly sources: AnswerSources;
}

const nothing: Costs = { cost: null, energy: null };

/** What the call that is under way costs. */
interface Spending {
  account: TokenAccount | null;
}

type Host = Pick<RequestContext, 'db' | 'now' | 'log' | 'outlive' | 'metering' | 'inference'>;

/** Begins to write; call it when the transaction that stored the beginning has ended, because this one stores in its own. */
export function beginWriting(host: Host, writing: Writing): void {
  const run = beginRun(writing);
  host.outlive((hostEnds) => write(host, writing, run, hostEnds));
}

async function write(host: Host, writing: Writing, run: LiveRun, hostEnds: AbortSignal): Promise<void> {
  const replaced = new AbortController();
  const saving = new AbortController();
  const spending: Spending = { account: null };
  const saves = keepSaving(host, writing, run, { spending, until: saving.signal, onReplaced: () => replaced.abort() });
  try {
    const signal = AbortSignal.any([hostEnds, run.stopping, replaced.signal]);
    const ending = await reply(host, writing, run, { spending, signal }).catch((thrown: unknown) =>
      endingOf(thrown, { run, hostEnds, host }),
    );
    run.complete();
    saving.abort();
    await saves;
    // Stored as it was ended elsewhere, or written anew there.
    const end = { ...kept(run.text, writing.former, ending), spent: spentOf(spending.account?.costs ?? nothing) };
    if (!replaced.signal.aborted) await store(host, writing, end);
    // Nobody waits for it but the end of this process.
    await spending.account?.booked();
  } finally {
    saving.abort();
    endRun(writing, run);
  }
}

interface Call {
  readonly spending: Spending;
  readonly signal: AbortSignal;
}

/** The whole reply into the run. A prompt that the window could not hold is tried once more with half of it. */
async function reply(host: Host, writing: Writing, run: LiveRun, call: Call): Promise<RunEnding> {
  const finish = await stream(host, writing, run, { ...call, share: 1 }).catch((thrown: unknown) => {
    const tooLong = thrown instanceof InferenceError && thrown.code === 'context_length_exceeded';
    if (!tooLong || run.text !== '') throw thrown;
    return stream(host, writing, run, { ...call, share: 0.5 });
  });
  const cut = finish === 'length';
  return hasWords(run.text) ? { status: 'done', failure: null, cut } : { status: 'failed', failure: 'unreadable', cut };
}

async function stream(
  host: Host,
  { client, model, sources, orgId, userId, runId }: Writing,
  run: LiveRun,
  { signal, share, spending }: Call & { readonly share: number },
): Promise<FinishReason> {
  const { contextLength } = model;
  const prompt = promptOf({ ...sources, contextLength, share, random: () => randomBytes(6).toString('hex') });
  const account = tokenAccount(host, { orgId, userId, call: `${runId} ${share}` }, prompt);
  spending.account = account;
  const chat = client.stream({ model: model.id, ...prompt }, { ...account.options, signal, extractThink: true });
  for await (const event of chat) {
    if (event.type === 'text' || event.type === 'refusal') run.add(event.delta);
    if (event.type === 'text' || event.type === 'refusal' || event.type === 'reasoning') account.delivered(event.delta);
  }
  const { finishReason } = await chat.result;
  return finishReason;
}

function endingOf(
  thrown: unknown,
  { run, hostEnds, host }: { readonly run: LiveRun; readonly hostEnds: AbortSignal; readonly host: Host },
): RunEnding {
  const ended = (status: RunEnding['status'], failure: string | null = null): RunEnding => ({ status, failure, cut: false });
  if (run.stopping.aborted) return ended('stopped');
  if (hostEnds.aborted) return ended('interrupted');
  const limit = limitFailure(thrown);
  if (limit) return ended(hasWords(run.text) ? 'interrupted' : 'failed', limit);
  if (!(thrown instanceof InferenceError)) host.log.error({ err: thrown }, 'an answer could not be written');
  else host.log.warn({ err: thrown }, 'the model did not answer to the end');
  const failure = thrown instanceof InferenceError ? thrown.code : 'unreadable';
  return ended(hasWords(run.text) ? 'interrupted' : 'failed', failure);
}

interface Kept {
  readonly text: string;
  readonly ending: RunEnding;
}

/** Where a model was asked again and wrote nothing, the former text stays, as unfinished as it was. */
function kept(text: string, former: string, ending: RunEnding): Kept {
  if (hasWords(text) || !hasWords(former)) return { text, ending };
  return { text: former, ending: ending.status === 'failed' ? { ...ending, status: 'interrupted' } : ending };
}

/** Stores the text again and again until it is told to end. */
async function keepSaving(
  { db, now, log }: Host,
  writing: Writing,
  run: LiveRun,
  { onReplaced, spending, until }: Pick<Call, 'spending'> & { readonly until: AbortSignal; readonly onReplaced: () => void },
): Promise<void> {
  for (;;) {
    await sleep(saveEvery, undefined, { signal: until }).catch(() => {});
    if (until.aborted) return;
    const { text } = run;
    const soFar = spending.account?.soFar() ?? null;
    const isMine = await db
      .withTenant(
        { orgId: writing.orgId },
        (tx) => saveRun(tx, writing, text, now()),
        () => soFar,
      )
      .catch((err: unknown) => {
        log.warn({ err }, 'the text of an answer could not be stored now');
        return true;
      });
    if (!isMine) return onReplaced();
  }
}

interface End extends Kept {
  readonly spent: SpentView | null;
}

async function store({ db, log }: Host, writing: Writing, { text, ending, spent }: End): Promise<void> {
  const unsupported = unsupportedNumbers(text, writing.sources.numbers);
  const model = spent && { model: { ...modelOf(writing.model), spent } };
  const deed = () =>
    db.withTenant({ orgId: writing.orgId }, (tx) => storeEnding(tx, writing, { ...ending, text, unsupported, ...model }));
  await repeatedly(deed, (err) => log.warn({ err }, 'the end of an answer could not be stored now'));
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
