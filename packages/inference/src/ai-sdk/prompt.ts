import { InferenceError } from '../errors/index.ts';
import type { ChatMessage, ContentPart } from '../types/chat.ts';
import type { SdkMessage } from './types.ts';

type Of<Role extends SdkMessage['role']> = Extract<SdkMessage, { role: Role }>;
type UserPart = Of<'user'>['content'][number];
type ToolOutput = Extract<Of<'tool'>['content'][number], { type: 'tool-result' }>['output'];

/** @throws InferenceError `not_supported` for files that are no images, for addresses in their place, and for tools that a vendor ran. */
export const chatMessages = (prompt: readonly SdkMessage[]): ChatMessage[] => prompt.flatMap(messagesOf);

function messagesOf(message: SdkMessage): ChatMessage[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: message.content }];
    case 'user':
      return [{ role: 'user', content: message.content.map(partOf) }];
    case 'assistant':
      return [assistantOf(message)];
    case 'tool':
      return message.content.flatMap((part) =>
        part.type === 'tool-result'
          ? [{ role: 'tool' as const, toolCallId: part.toolCallId, content: outputText(part.output) }]
          : [],
      );
  }
}

function partOf(part: UserPart): ContentPart {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const { mediaType, data } = part;
  if (!mediaType.startsWith('image/')) throw unsupported(`a file of the type ${mediaType}`);
  if (data instanceof URL) throw unsupported('an image by its address');
  const base64 = typeof data === 'string' ? data : Buffer.from(data).toString('base64');
  return { type: 'image', mediaType: mediaType === 'image/*' ? 'image/jpeg' : mediaType, base64 };
}

/** What the model thought is not sent back to it. */
function assistantOf({ content }: Of<'assistant'>): ChatMessage {
  const texts: string[] = [];
  const toolCalls = content.flatMap((part) => {
    if (part.type === 'text') texts.push(part.text);
    if (part.type === 'file' || part.type === 'tool-result') throw unsupported(`${part.type} of a model`);
    if (part.type !== 'tool-call') return [];
    return [{ id: part.toolCallId, name: part.toolName, arguments: JSON.stringify(part.input ?? {}) }];
  });
  return { role: 'assistant', content: texts.join(''), ...(toolCalls.length === 0 ? {} : { toolCalls }) };
}

function outputText(output: ToolOutput): string {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return output.value;
    case 'json':
    case 'error-json':
      return JSON.stringify(output.value);
    case 'execution-denied':
      return output.reason ?? 'The user did not allow it.';
    case 'content':
      return output.value
        .map((part) => {
          if (part.type === 'text') return part.text;
          throw unsupported(`${part.type} as the result of a tool`);
        })
        .join('\n');
  }
}

const unsupported = (what: string): InferenceError =>
  new InferenceError('not_supported', { message: `Cannot be sent: ${what}` });
