/** How far a file is, told by the host as it comes. */
import { useEffect, useState } from 'react';
import { shownOrganization } from '../../shown-organization.ts';

export interface PullProgress {
  readonly bytes: number;
  readonly total: number;
  readonly rate: number | null;
  readonly etaMs: number | null;
}

type PullEvent = ({ readonly type: 'progress' } & PullProgress) | { readonly type: 'end'; readonly failure: object | null };

/**
 * The browser's own event source: tRPC's link for subscriptions would be 3 kB of every first screen, since bundlers do not cut a
 * module in two.
 */
function follow(file: string): EventSource {
  const organization = shownOrganization();
  const query = new URLSearchParams({ input: JSON.stringify({ file }) });
  if (organization !== null) query.set('connectionParams', JSON.stringify({ organization }));
  return new EventSource(`/trpc/platform.models.follow?${query}`);
}

/** @param onEnd told when the file is here, and with `false` when it failed or the host is lost: the list says which */
export function usePullProgress(file: string, onEnd: (arrived: boolean) => void): PullProgress | null {
  const [progress, setProgress] = useState<PullProgress | null>(null);
  useEffect(() => {
    const source = follow(file);
    const end = (arrived: boolean) => {
      source.close();
      onEnd(arrived);
    };
    source.onmessage = ({ data }) => {
      const event: PullEvent = JSON.parse(data);
      if (event.type === 'end') end(event.failure === null);
      else setProgress(event);
    };
    source.addEventListener('serialized-error', () => end(false));
    // A connection that broke is taken up again by the browser; one that was refused is not.
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) end(false);
    };
    return () => source.close();
  }, [file, onEnd]);
  return progress;
}
