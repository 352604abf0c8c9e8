import type { ServerResponse } from 'node:http';
import { isRecord, type JsonRecord, parseJson } from '../../errors/json.ts';
import { type ScriptedServer, sendJson, startScriptedServer, writeEvents } from '../scripted-server.ts';
import { type DialectServerOptions, type DialectShape, done, event, heldReply, type Mood, type Refusal } from './shape.ts';

export const defaults = { models: ['scripted'], contextLength: 4096, reply: ['سلام', '۔'], port: 0 };

/** A server of one shape, on a free port or the one given. */
export function serveDialect(shape: DialectShape, options: DialectServerOptions): Promise<ScriptedServer> {
  return startScriptedServer(async (response, { method, path, body }) => {
    const page = method === 'GET' ? shape.pages[path] : undefined;
    if (page !== undefined) return sendJson(response, 200, page);
    const json = parseJson(body);
    const asked = isRecord(json) ? json : {};
    const answer = method === 'POST' ? shape.answers?.[path] : undefined;
    if (answer !== undefined) return answerOrRefuse(response, answer(asked));
    if (method === 'POST' && path === '/v1/chat/completions') return await chat(response, shape, options, asked);
    sendJson(response, 404, { error: { message: 'File Not Found', type: 'not_found_error', code: 404 } });
  }, options.port);
}

export class Refused {
  readonly refusal: Refusal;

  constructor(status: number, body: unknown) {
    this.refusal = { status, body };
  }
}

function answerOrRefuse(response: ServerResponse, answer: unknown): void {
  if (answer instanceof Refused) refuse(response, answer.refusal);
  else sendJson(response, 200, answer);
}

const refuse = (response: ServerResponse, { status, body, headers }: Refusal): void =>
  sendJson(response, status, body, headers);

async function chat(
  response: ServerResponse,
  shape: DialectShape,
  options: DialectServerOptions,
  body: JsonRecord,
): Promise<void> {
  const refusal = shape.refuses?.(body) ?? refusalOf(shape, options.mood);
  if (refusal !== null) return refuse(response, refusal);
  const reply = shape.isHeld(body) ? heldReply : (options.reply ?? defaults.reply);
  if (options.mood === 'answers whole') return sendJson(response, 200, whole(shape, body, reply));
  const { keepAlive } = shape;
  const pieces = options.mood === 'breaks' ? broken(shape, body, reply) : streamed(shape, body, reply, options.thought);
  await writeEvents(response, keepAlive === null ? pieces : pieces.flatMap((piece) => [keepAlive, piece]));
  response.end();
}

function refusalOf({ overflows, loads, isBusy }: DialectShape, mood: Mood = 'answers'): Refusal | null {
  const byMood: Partial<Record<Mood, Refusal | null>> = { overflows, loads, 'is busy': isBusy };
  return byMood[mood] ?? null;
}

const chunkOf =
  ({ model }: JsonRecord) =>
  (delta: JsonRecord, reason: string | null, fields: JsonRecord = {}): string =>
    event({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 1,
      model,
      choices: [{ index: 0, delta, finish_reason: reason }],
      ...fields,
    });

const usageOf = (reply: readonly string[]): JsonRecord => ({
  prompt_tokens: 1,
  completion_tokens: reply.length,
  total_tokens: reply.length + 1,
});

function streamed(shape: DialectShape, body: JsonRecord, reply: readonly string[], thought: string | undefined): string[] {
  const chunk = chunkOf(body);
  const { each = {}, toolCall, thoughts } = shape;
  const called = body.tools === undefined ? null : toolCall;
  const thinks = thought !== undefined && thoughts !== null ? [{ ...each, [thoughts]: thought }] : [];
  const deltas = called?.deltas ?? [...thinks, ...reply.map((content) => ({ ...each, content }))];
  const usage = usageOf(reply);
  const isOwn = shape.usageOn === 'own';
  const last = event({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: body.model,
    choices: [],
    usage,
    ...shape.usageFields,
  });
  return [
    chunk(shape.first, null),
    ...deltas.map((delta) => chunk(delta, null)),
    chunk(each, called?.finish ?? shape.finish, isOwn ? {} : { usage }),
    ...(isOwn ? [last] : []),
    done,
  ];
}

function broken(shape: DialectShape, body: JsonRecord, reply: readonly string[]): string[] {
  const chunk = chunkOf(body);
  const text = reply.slice(0, 1).map((content) => chunk({ ...shape.each, content }, null));
  return [chunk(shape.first, null), ...text, ...shape.breaks];
}

const whole = (shape: DialectShape, { model }: JsonRecord, reply: readonly string[]): JsonRecord => ({
  id: 'c',
  object: 'chat.completion',
  created: 1,
  model,
  choices: [{ index: 0, message: { role: 'assistant', content: reply.join('') }, finish_reason: shape.finish }],
  usage: usageOf(reply),
});
