/** `POST /admin/models/pull` and `DELETE /admin/models/{id}`: model files of this machine, for whoever runs it. */
import { z } from 'zod';
import { GatewayError } from '../gateway-error.ts';
import { ModelError } from '../models/model-error.ts';
import { EventStream } from './event-stream.ts';
import type { Exchange } from './exchange.ts';
import { modelFileError } from './model-file-error.ts';
import { ignoredHeader, parseRequest } from './parse-request.ts';
import { readJson } from './read-json.ts';
import { gatewayErrorOf, sendJson } from './send.ts';
import { eventWire } from './wire.ts';

const short = z.string().trim().min(1).max(200);

const pullRequest = z.object({
  source: z.union([
    z.strictObject({ card: short }),
    z.strictObject({ url: z.string().max(2_000), sha256: z.string().max(100), name: short.optional() }),
  ]),
  acceptance: z.strictObject({ by: short, licence: z.string().trim().min(1).max(100) }),
});

/**
 * Events of `{ file, bytes, total, rate, etaMs }`, then one with the names of all files and the marker. What is wrong before the
 * first byte comes is an HTTP error. The reader who leaves ends the pull; what has come is kept.
 */
export async function pullModels(exchange: Exchange): Promise<void> {
  const { request, response, limits, signal, abort } = exchange;
  const files = exchange.modelFiles();
  const { value, ignored } = parseRequest(pullRequest, await readJson(request, limits.bodyBytes));
  let events: EventStream | undefined;
  const opened = () => {
    const onStall = () => abort(new GatewayError(503, 'slow_reader', 'The progress was read too slowly'));
    const { keepAlive, stall } = limits;
    events ??= new EventStream(response, { wire: eventWire, headers: ignoredHeader(ignored), keepAlive, stall, onStall });
    return events;
  };
  try {
    const names = await files.pull(value, {
      signal,
      onProgress: (progress) => {
        // Of a reader who is behind the next one tells more.
        if (!opened().blocked) opened().send(progress);
      },
    });
    opened().send({ files: names });
    opened().done();
  } catch (cause) {
    const error = signal.aborted ? gatewayErrorOf(signal.reason) : errorOf(cause);
    events?.fail(error);
    throw error;
  }
}

/** Answers as OpenAI's API does when a model is deleted. */
export async function removeModel(exchange: Exchange, file: string): Promise<void> {
  const files = exchange.modelFiles();
  try {
    await files.remove(file);
  } catch (cause) {
    throw errorOf(cause);
  }
  sendJson(exchange.response, 200, { id: file, object: 'model', deleted: true });
}

function errorOf(cause: unknown): GatewayError {
  return cause instanceof ModelError ? modelFileError(cause) : gatewayErrorOf(cause);
}
