import { type PullProgress, sizeWords } from '@repo/gateway/models';

/** "34 %  1.6 GB of 4.68 GB  12.3 MB/s  4 min left" */
export function progressLine({ bytes, total, rate, etaMs }: PullProgress): string {
  const share = total === 0 ? 100 : Math.floor((bytes / total) * 100);
  const speed = rate === null ? [] : [`${sizeWords(rate)}/s`];
  const rest = etaMs === null || bytes === total ? [] : [`${durationWords(etaMs)} left`];
  return [`${share} %`, `${sizeWords(bytes)} of ${sizeWords(total)}`, ...speed, ...rest].join('  ');
}

function durationWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

/** Writes over one line; where that is not possible, a line each tenth. */
export function progressTeller(rewrite: ((line: string) => void) | null, say: (line: string) => void) {
  let told = -1;
  return (progress: PullProgress): void => {
    const line = progressLine(progress);
    const tenth = progress.total === 0 ? 10 : Math.floor((progress.bytes / progress.total) * 10);
    if (rewrite) rewrite(line);
    else if (tenth !== told) say(line);
    told = tenth;
  };
}
