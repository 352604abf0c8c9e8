import type { Clock } from '@repo/inference';

/** Milliseconds that who asks waits for news; a server that hangs would hold everybody up for seconds. */
const newsWithin = 300;

/** The news where they come soon, else what was known. */
export function soonOr<T>(news: Promise<T>, known: T, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(newsWithin, () => resolve(known));
    news.then(resolve, reject).finally(cancel);
  });
}
