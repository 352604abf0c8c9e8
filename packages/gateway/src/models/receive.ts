/** Fetches what is missing of a file, however often the connection breaks. */
import type { Clock } from '@repo/inference';
import type { ModelDisk } from './disk.ts';
import { diskFull, isDiskFull, reserve } from './disk-full.ts';
import type { Fetch } from './fetch-port.ts';
import { ModelError, sizeWords } from './model-error.ts';
import type { Writing } from './part-writing.ts';
import { createProgress, type PullProgress } from './progress.ts';
import type { ModelSource } from './source.ts';
import { openTransfer, type Transfer } from './transfer.ts';
import { pause, watchSilence } from './waits.ts';

export interface ReceiveOptions {
  readonly folder: string;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  readonly clock: Clock;
  readonly disk: ModelDisk;
  readonly tries?: number | undefined;
}

/** Bytes and milliseconds after which what has come is made to survive a crash. */
const checkpointBytes = 33_554_432;
const checkpointMs = 2_000;
/** Milliseconds without a byte after which a connection counts as broken. */
const silenceMs = 60_000;

/** @throws ModelError; what has come is kept, whatever it is */
export async function receive(writing: Writing, source: ModelSource, options: ReceiveOptions): Promise<void> {
  const { signal, clock, tries = 5 } = options;
  const total = () => sizeWords(writing.version?.size ?? source.bytes ?? 0);
  const first = writing.done;
  for (let broken = 0; !isWhole(writing); ) {
    const before = writing.done;
    try {
      await receiveOnce(writing, source, options);
    } catch (error) {
      // Where the disk is full, the checkpoint before holds.
      await writing.checkpoint().catch(() => {});
      if (signal.aborted) throw new ModelError('aborted', { bytes: sizeWords(writing.done), total: total() }, error);
      if (!isBreak(error, writing.done !== first)) throw error;
      broken = writing.done > before ? 1 : broken + 1;
      if (broken > tries) throw error;
      await pause(clock, Math.min(1_000 * 2 ** (broken - 1), 30_000), signal);
    }
  }
}

const isWhole = ({ version, done }: Writing): boolean => version !== null && done === version.size;

/** A server that cannot be reached at all is told at once; one that could is waited for. */
const isBreak = (error: unknown, begun: boolean): boolean =>
  error instanceof ModelError && (error.code === 'cut' || (begun && error.code === 'source_unreachable'));

async function receiveOnce(writing: Writing, source: ModelSource, options: ReceiveOptions): Promise<void> {
  const { clock, disk, folder, onProgress = () => {} } = options;
  const { host } = new URL(source.url);
  const silence = watchSilence(clock, silenceMs);
  const signal = AbortSignal.any([options.signal, silence.signal]);
  try {
    const transfer = await restOf(writing, source, options.fetch, signal);
    if (source.bytes !== null && transfer.size !== source.bytes) {
      throw new ModelError('wrong_size', { host, found: transfer.size, expected: source.bytes });
    }
    if (transfer.from === 0) await writing.restart({ ...transfer, url: source.url });
    const needed = transfer.size - writing.done + reserve;
    const free = await disk.free(folder);
    if (free < needed) throw diskFull(free, needed);
    const progress = createProgress({ from: writing.done, total: transfer.size, clock }, onProgress);
    progress.tell();
    let kept = { done: writing.done, at: clock.monotonicMs() };
    for await (const bytes of arriving(transfer, source, writing)) {
      silence.poke();
      if (writing.done + bytes.length > transfer.size) {
        throw new ModelError('wrong_size', { host, found: writing.done + bytes.length, expected: transfer.size });
      }
      await writing.write(bytes);
      progress.add(bytes.length);
      if (writing.done - kept.done >= checkpointBytes || clock.monotonicMs() - kept.at >= checkpointMs) {
        await writing.checkpoint();
        kept = { done: writing.done, at: clock.monotonicMs() };
      }
    }
    await writing.checkpoint();
    progress.tell();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    throw diskFull(await disk.free(folder), (writing.version?.size ?? 0) - writing.done + reserve, error);
  } finally {
    silence.end();
  }
}

/** The body, whose end before the file's own is a broken connection too. */
async function* arriving({ body, size }: Transfer, { url }: ModelSource, writing: Writing): AsyncGenerator<Uint8Array> {
  const cut = (cause?: unknown) =>
    new ModelError('cut', { host: new URL(url).host, bytes: sizeWords(writing.done), total: sizeWords(size) }, cause);
  try {
    yield* body;
  } catch (error) {
    throw cut(error);
  }
  if (writing.done < size) throw cut();
}

async function restOf(writing: Writing, { url }: ModelSource, fetch: Fetch, signal: AbortSignal): Promise<Transfer> {
  const { version, done } = writing;
  if (version !== null && done > 0) {
    const transfer = await openTransfer(fetch, { url, part: { ...version, done }, signal });
    if (transfer !== 'stale') return transfer;
  }
  const whole = await openTransfer(fetch, { url, part: null, signal });
  if (whole === 'stale') throw new Error('all was asked for');
  return whole;
}
