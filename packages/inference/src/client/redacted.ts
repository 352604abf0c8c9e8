/** A request with its texts rewritten: everything that a person's words may stand in; no name, id, number or picture. */
import type { Endpoint } from '../transport/index.ts';
import type { ChatMessage, ChatRequest, Tool } from '../types/chat.ts';
import type { OpenRedaction, Redaction } from '../types/redaction.ts';

/** For one attempt; null where the endpoint gets the texts as they are. */
export const openFor = (port: Redaction | null, { id, url, dialect, tier }: Endpoint): OpenRedaction | null =>
  port?.appliesTo({ id, url, dialect, tier }) === true ? port.open() : null;

/** Texts of a request at once, in their order: what one says tells what a number in the next is. */
export function redactChat(request: ChatRequest, redaction: OpenRedaction): ChatRequest {
  const texts: string[] = [];
  rewriteChat(request, (text) => {
    texts.push(text);
    return text;
  });
  const redacted = redaction.redact(texts).values();
  return rewriteChat(request, () => redacted.next().value ?? '');
}

type Rewrite = (text: string) => string;

function rewriteChat(request: ChatRequest, rewrite: Rewrite): ChatRequest {
  const { messages, tools, stop, grammar, responseFormat } = request;
  return {
    ...request,
    messages: messages.map((message) => rewriteMessage(message, rewrite)),
    ...(tools === undefined ? {} : { tools: tools.map((tool) => rewriteTool(tool, rewrite)) }),
    ...(stop === undefined ? {} : { stop: stop.map(rewrite) }),
    ...(grammar === undefined ? {} : { grammar: { ...grammar, text: rewrite(grammar.text) } }),
    ...(responseFormat?.type === 'json_schema'
      ? { responseFormat: { ...responseFormat, schema: rewriteRecord(responseFormat.schema, rewrite) } }
      : {}),
  };
}

function rewriteMessage(message: ChatMessage, rewrite: Rewrite): ChatMessage {
  switch (message.role) {
    case 'system':
    case 'tool':
      return { ...message, content: rewrite(message.content) };
    case 'user': {
      const { content } = message;
      if (typeof content === 'string') return { ...message, content: rewrite(content) };
      return {
        ...message,
        content: content.map((part) => (part.type === 'text' ? { ...part, text: rewrite(part.text) } : part)),
      };
    }
    case 'assistant': {
      const content = rewrite(message.content);
      if (message.toolCalls === undefined) return { ...message, content };
      const toolCalls = message.toolCalls.map((call) => ({ ...call, arguments: rewriteJson(call.arguments, rewrite) }));
      return { ...message, content, toolCalls };
    }
  }
}

const rewriteTool = (tool: Tool, rewrite: Rewrite): Tool => ({
  ...tool,
  ...(tool.description === undefined ? {} : { description: rewrite(tool.description) }),
  parameters: rewriteRecord(tool.parameters, rewrite),
});

type JsonObject = Readonly<Record<string, unknown>>;

/** Names of properties are the schema's and stay. */
const rewriteRecord = (record: object, rewrite: Rewrite): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, rewriteValue(value, rewrite)]));

function rewriteValue(value: unknown, rewrite: Rewrite): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((each) => rewriteValue(each, rewrite));
  return typeof value === 'object' && value !== null ? rewriteRecord(value, rewrite) : value;
}

/** A string or a number of JSON; the rest of it holds no text. */
const jsonToken = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Strings are read before they are rewritten, since escapes hide what they say. A number that becomes a placeholder becomes a string:
 * the JSON of a tool call must stay one for the servers that read it.
 */
function rewriteJson(json: string, rewrite: Rewrite): string {
  return json.replace(jsonToken, (token) => {
    const text = token.startsWith('"') ? stringOf(token) : token;
    const rewritten = rewrite(text);
    return rewritten === text ? token : JSON.stringify(rewritten);
  });
}

function stringOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1, -1);
  }
}
