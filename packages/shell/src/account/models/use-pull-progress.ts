/** How far a file is, told by the host as it comes. */
import type { ComposedRouter } from '@repo/server/types';
import { useEffect, useState } from 'react';
import { createStreamingApi } from '../../streaming-api.tsx';

const streaming = createStreamingApi<ComposedRouter>();

export interface PullProgress {
  readonly bytes: number;
  readonly total: number;
  readonly rate: number | null;
  readonly etaMs: number | null;
}

/** @param onEnd told when the file is here, and with `false` when it failed or the host is lost: the list says which */
export function usePullProgress(file: string, onEnd: (arrived: boolean) => void): PullProgress | null {
  const [progress, setProgress] = useState<PullProgress | null>(null);
  useEffect(() => {
    const subscription = streaming.platform.models.follow.subscribe(
      { file },
      {
        onData: (event) => {
          if (event.type === 'end') onEnd(event.failure === null);
          else setProgress(event);
        },
        onError: () => onEnd(false),
      },
    );
    return () => subscription.unsubscribe();
  }, [file, onEnd]);
  return progress;
}
