/** Streams that are open here, of events or of lines: each ends when its reader may no longer read, or when the server ends. */
import { type AuthService, concerns, type SessionInfo } from '@repo/auth';
import { AppError } from '@repo/facts';
import type { Log } from '../log/log.ts';

export interface StreamReader {
  readonly session: SessionInfo | null;
  /** Of the request: who reads is looked up again with them. */
  readonly headers: Headers;
}

/** @param refusal `TOO_MANY_STREAMS` for a person who has as many as one may have: the response says that and ends */
export type BeginStream = (signal: AbortSignal, refusal: AppError | null) => Promise<Response>;

/**
 * Streams that one person may have open in this process at once, in all tabs and on all devices. A browser opens six connections to a
 * host at most (HTTP/1.1); one that a page has left is counted until its end is noticed, so that there is room for a reload.
 */
export const streamsPerPerson = 8;

/** Seconds: an answer is written in about this time. */
const retryAfter = 10;

export interface Streams {
  /**
   * Counts a stream in until its response is read to the end or left.
   * @param begin makes the response; the signal is aborted when the stream must end
   */
  hold(reader: StreamReader, request: AbortSignal, begin: BeginStream): Promise<Response>;
  /** How many are open. */
  readonly open: number;
  /** Ends all of them: those of events with a last one, those of lines where they are. */
  end(): void;
}

interface Open extends StreamReader {
  readonly ending: AbortController;
}

/** The event by which a tRPC client knows that nothing follows. The empty line closes an event that was cut off. */
const lastEvent = new TextEncoder().encode('\n\nevent: return\ndata: \n\n');

export function createStreams(auth: Pick<AuthService, 'onSessionChange' | 'readSession'>, log: Log): Streams {
  const streams = new Set<Open>();
  /** Visitors are not counted: what they may read is nobody's, and the flood limit holds for them. */
  const refusalOf = (session: SessionInfo | null): AppError | null => {
    if (!session) return null;
    const own = [...streams].filter((stream) => stream.session?.userId === session.userId);
    if (own.length < streamsPerPerson) return null;
    const params = { count: String(streamsPerPerson) };
    return new AppError('TOO_MANY_STREAMS', { kind: 'too-many', retryAfter, params });
  };
  const check = async ({ session, headers, ending }: Open) => {
    const now = await auth.readSession(headers);
    const same = now?.userId === session?.userId && now?.organization?.id === session?.organization?.id;
    if (!same) ending.abort();
  };
  auth.onSessionChange((change) => {
    for (const stream of streams) {
      if (!stream.session || !concerns(change, stream.session)) continue;
      check(stream).catch((err: unknown) => {
        // Who cannot be looked up is not read to any longer: the client asks again.
        log.warn({ err }, 'the reader of a stream could not be looked up');
        stream.ending.abort();
      });
    }
  });

  return {
    async hold(reader, request, begin) {
      const stream: Open = { ...reader, ending: new AbortController() };
      const { ending } = stream;
      const refusal = refusalOf(reader.session);
      streams.add(stream);
      const leave = () => streams.delete(stream);
      request.addEventListener('abort', leave, { once: true });
      try {
        const response = await begin(AbortSignal.any([request, ending.signal]), refusal);
        if (!response.body) leave();
        return response.body
          ? new Response(endable(response, response.body, { ending: ending.signal, leave }), response)
          : response;
      } catch (error) {
        leave();
        throw error;
      }
    },
    get open() {
      return streams.size;
    },
    end() {
      for (const { ending } of streams) ending.abort();
    },
  };
}

interface Ending {
  readonly ending: AbortSignal;
  readonly leave: () => void;
}

/**
 * The same bytes up to where it was ended from here. tRPC ends its events by itself then, and they get the last one; its lines go on
 * as long as a procedure has something to say, so that they are cut.
 */
function endable(
  { headers }: Response,
  body: ReadableStream<Uint8Array>,
  { ending, leave }: Ending,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const isOfEvents = headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!isOfEvents) ending.addEventListener('abort', () => void reader.cancel(ending.reason).catch(() => {}), { once: true });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      leave();
      if (isOfEvents && ending.aborted) controller.enqueue(lastEvent);
      controller.close();
    },
    cancel(reason) {
      leave();
      return reader.cancel(reason);
    },
  });
}
