import type { Log } from '../log/log.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import type { CallTerms, InferenceState } from './port.ts';
import type { Source } from './source.ts';

interface Shared {
  readonly source: Source;
  readonly guard: ModelGuard;
  readonly terms: CallTerms;
  readonly log: Log;
}

/** Who asks while an answer is on its way shares it. Nothing rejects. */
export function oneAtATime({ source, guard, terms, log }: Shared): Source {
  let latest: InferenceState | null = null;
  let asked: Promise<InferenceState> | null = null;
  let stopped = false;
  const shown = guard.policy.profile === 'local' ? (state: InferenceState) => state : withoutPlaces;
  const ask = async (): Promise<InferenceState> => {
    try {
      latest = shown(restingOr(await source.current()));
    } catch (err) {
      log.error({ err }, 'the model could not be asked for');
      latest = { state: 'failed', reason: 'start_failed' };
    } finally {
      asked = null;
    }
    return latest;
  };
  return {
    terms,
    get latest() {
      return latest;
    },
    async current() {
      if (stopped) return { state: 'none' };
      asked ??= ask();
      return asked;
    },
    async stop() {
      stopped = true;
      await source.stop();
      await guard.stop();
    },
  };
}

/** A model whose calls are kept away is not ready. */
function restingOr(now: InferenceState): InferenceState {
  if (now.state !== 'ready') return now;
  const { model, client } = now;
  const { restMs } = client.standing(model.id);
  return restMs > 0 ? { state: 'resting', model, waitMs: restMs } : now;
}

/** Visitors are told of states; addresses and paths of the machine are in its log. */
function withoutPlaces(state: InferenceState): InferenceState {
  if (state.state === 'none') return { state: 'none' };
  return state.state === 'failed' ? { state: 'failed', reason: state.reason } : state;
}
