import type { Clock } from '@repo/inference';

export interface PullProgress {
  /** Bytes that are here. */
  readonly bytes: number;
  readonly total: number;
  /** Bytes a second, of the last seconds; null before there is one. */
  readonly rate: number | null;
  /** Milliseconds that the rest takes at that rate; null where that cannot be said. */
  readonly etaMs: number | null;
}

/** Milliseconds between two that are told. */
const pace = 250;
/** Milliseconds after which what was measured counts half. */
const memory = 5_000;

export interface ProgressMeter {
  /** Told of every piece; tells on at most four times a second. */
  add(bytes: number): void;
  /** Tells in any case. */
  tell(): void;
}

export function createProgress(
  { from, total, clock }: { readonly from: number; readonly total: number; readonly clock: Clock },
  tell: (progress: PullProgress) => void,
): ProgressMeter {
  let bytes = from;
  let rate: number | null = null;
  let last = { bytes: from, at: clock.monotonicMs() };
  const measure = (now: number) => {
    const passed = now - last.at;
    if (passed <= 0 || (rate === null && bytes === last.bytes)) return;
    const recent = ((bytes - last.bytes) / passed) * 1000;
    rate = rate === null ? recent : recent + (rate - recent) * 0.5 ** (passed / memory);
    last = { bytes, at: now };
  };
  const say = () => {
    const etaMs = rate === null || rate <= 0 ? null : Math.round(((total - bytes) / rate) * 1000);
    tell({ bytes, total, rate: rate === null ? null : Math.round(rate), etaMs });
  };
  return {
    add(more) {
      bytes += more;
      const now = clock.monotonicMs();
      if (now - last.at < pace) return;
      measure(now);
      say();
    },
    tell() {
      measure(clock.monotonicMs());
      say();
    },
  };
}
