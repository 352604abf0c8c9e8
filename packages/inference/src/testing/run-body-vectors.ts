/** Vectors whose answer is one body, over HTTP against any client. Each gives the differences in words; none when it agrees. */
import { isDeepStrictEqual } from 'node:util';
import { type Chunking, cut } from './chunkings.ts';
import { type ScriptedServer, startScriptedServer, writePieces } from './scripted-server.ts';
import type { EmbeddingsVector, HttpVector, ModelsVector } from './vectors.ts';

/** How a call ended: the fields of its reply, or of its error. */
export type BodyOutcome = Readonly<Record<string, unknown>>;

interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Serves one body to every request. */
export function serveBody({ status, headers, body }: Served, chunking: Chunking): Promise<ScriptedServer> {
  return startScriptedServer(async (response) => {
    const date = new Date(Date.now() + 3_000).toUTCString();
    const sent = Object.entries(headers).map(([name, value]) => [name, value.replace('{{HTTP_DATE_IN_3S}}', date)] as const);
    response.writeHead(status, Object.fromEntries(sent));
    await writePieces(response, cut([body], chunking));
    response.end();
  });
}

/** `call` asks for a chat without repeating it. */
export async function runHttpVector(
  { expect: { note: _, ...expected }, ...served }: HttpVector,
  chunking: Chunking,
  call: (baseURL: string) => Promise<BodyOutcome>,
): Promise<string[]> {
  return await against(served, chunking, async (baseURL) => differences(expected, await call(baseURL)));
}

/** `call` asks for the list of models: of each its id, and its window where the server says it. */
export async function runModelsVector(
  { body, path, expect: { ids, contextLength } }: ModelsVector,
  chunking: Chunking,
  call: (origin: string, path: string) => Promise<readonly { readonly id: string; readonly contextLength: number | null }[]>,
): Promise<string[]> {
  return await against({ status: 200, headers: json, body }, chunking, async (baseURL) => {
    const models = await call(new URL(baseURL).origin, path);
    const windows = ids.map(() => contextLength ?? null);
    return differences(
      { ids, windows },
      { ids: models.map(({ id }) => id), windows: models.map((model) => model.contextLength) },
    );
  });
}

/** `call` asks for one vector for each input: `vectors` and `usage`, or the error's `code`. */
export async function runEmbeddingsVector(
  { body, expect: { vectors, usage, error } }: EmbeddingsVector,
  chunking: Chunking,
  call: (baseURL: string, inputs: readonly string[]) => Promise<BodyOutcome>,
): Promise<string[]> {
  const inputs = Array.from({ length: vectors?.length ?? 1 }, (_, at) => `input ${at}`);
  const expected = {
    ...(error === undefined ? { vectors: vectors?.map((vector) => Float32Array.from(vector)) } : { code: error }),
    ...(usage === undefined ? {} : { usage }),
  };
  return await against({ status: 200, headers: json, body }, chunking, async (baseURL) =>
    differences(expected, await call(baseURL, inputs)),
  );
}

const json = { 'content-type': 'application/json' };

async function against(served: Served, chunking: Chunking, run: (baseURL: string) => Promise<string[]>): Promise<string[]> {
  const server = await serveBody(served, chunking);
  try {
    return await run(server.baseURL);
  } finally {
    await server.close();
  }
}

function differences(expected: BodyOutcome, outcome: BodyOutcome): string[] {
  return Object.entries(expected)
    .filter(([name, wanted]) => !agrees(name, wanted, outcome[name]))
    .map(([name, wanted]) => `${name}: ${JSON.stringify(outcome[name])} instead of ${JSON.stringify(wanted)}`);
}

/** Two numbers of a wait are a range. */
function agrees(name: string, wanted: unknown, actual: unknown): boolean {
  if (name !== 'retryAfterMs' || !Array.isArray(wanted)) return isDeepStrictEqual(actual, wanted);
  const [least, most] = wanted;
  return typeof actual === 'number' && actual >= least && actual <= most;
}
