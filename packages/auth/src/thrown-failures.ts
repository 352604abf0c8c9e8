/** Some handlers of the library answer 500 to a failure instead of throwing it, and tell the cause to their log alone. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Notes {
  failure?: Error;
}

const requests = new AsyncLocalStorage<Notes>();

/** Keeps what a handler told its log, for the request that it answers. */
export function noteFailure(error: Error): void {
  const notes = requests.getStore();
  if (notes) notes.failure ??= error;
}

/** Answers a request. A 500 whose cause was noted is thrown as that cause: the host tells a database that is away from a defect. */
export async function throwFailures(answer: () => Promise<Response>): Promise<Response> {
  const notes: Notes = {};
  const response = await requests.run(notes, answer);
  if (response.status >= 500 && notes.failure) throw notes.failure;
  return response;
}
