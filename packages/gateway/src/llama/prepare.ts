import type { ChatModelFunctions, Llama, LlamaModel } from 'node-llama-cpp';
import { contextExceeded } from '../gateway-error.ts';
import { chatHistory } from './chat-history.ts';
import { checkChoice, functionsOf } from './function-calls.ts';
import { generate, type Prompt, type Speaker } from './generate.ts';
import { grammarOf } from './grammar-of.ts';
import type { ChatMessage, ChatOptions, FunctionOptions, LanguageModel, PreparedPrompt, SamplingOptions } from './port.ts';
import { refuseHopeless } from './refuse-hopeless.ts';
import { SequencePool } from './sequence-pool.ts';

export interface PreparerOptions {
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly contextSize: number;
  /** One a sequence. */
  readonly speakers: readonly Speaker[];
}

export interface Preparer {
  readonly chat: LanguageModel['prepareChat'];
  readonly completion: LanguageModel['prepareCompletion'];
}

/** Renders and counts prompts, and refuses those that do not fit: the library would drop their beginning without a word. */
export function createPreparer({ llama, model, contextSize, speakers }: PreparerOptions): Preparer {
  const pool = new SequencePool(speakers, ({ chat }) => chat.sequence.clearHistory());
  const tokenize = (text: string) => model.tokenize(text, false);
  const wrapper = speakers[0]?.chat.chatWrapper;

  async function prepare(prompt: Prompt, promptTokens: number, options: SamplingOptions, reserve = 0): Promise<PreparedPrompt> {
    // The library shifts the beginning away once contextSize - 1 tokens are in use.
    const room = contextSize - 1 - promptTokens - reserve;
    if (room < 1) throw contextExceeded(promptTokens, contextSize);
    const grammar = options.constraint && (await grammarOf(llama, options.constraint));
    const maxTokens = Math.min(options.maxTokens ?? room, room);
    return {
      promptTokens,
      generate: (signal, onChunk) =>
        pool.use(options.salt ?? '', (speaker) =>
          generate(speaker, { prompt, promptTokens, maxTokens, grammar, options, signal, onChunk }),
        ),
    };
  }

  return {
    async chat(options) {
      if (!wrapper) throw new RangeError('A model needs one sequence');
      const calling = options.calling && { ...options.calling, definitions: await definitionsOf(llama, options.calling) };
      await refuseHopeless(textsOf(options), contextSize, tokenize);
      const history = chatHistory(options.messages);
      const rendered = wrapper.generateContextState({
        chatHistory: history,
        ...(calling && { availableFunctions: calling.definitions }),
      });
      if (calling) checkChoice(rendered, calling);
      const promptTokens = rendered.contextText.tokenize(model.tokenizer).length;
      // Around a name the library writes the syntax of a call itself.
      const syntax = (calling?.functions ?? []).map(
        ({ name }) => wrapper.generateFunctionCall(name, undefined).tokenize(model.tokenizer).length,
      );
      return prepare({ history, calling }, promptTokens, options, Math.max(0, ...syntax));
    },
    async completion(options) {
      await refuseHopeless([options.prompt], contextSize, tokenize);
      return prepare({ text: options.prompt }, textTokens(model, options.prompt), options);
    },
  };
}

/** The library reads the schema of arguments once the model calls: too late to refuse one that it cannot read. */
async function definitionsOf(llama: Llama, calling: FunctionOptions): Promise<ChatModelFunctions> {
  for (const { parameters } of calling.functions) {
    if (parameters) await grammarOf(llama, { kind: 'schema', schema: parameters }, 'tools');
  }
  return functionsOf(calling);
}

/** All that a prompt is made of. */
function textsOf({ messages, calling }: ChatOptions): string[] {
  return [...messages.flatMap(messageTexts), ...(calling ? [JSON.stringify(calling.functions)] : [])];
}

function messageTexts(message: ChatMessage): string[] {
  const calls = message.role === 'assistant' && message.calls;
  return calls ? [message.content, JSON.stringify(calls)] : [message.content];
}

/** Tokens of a text and of the token that llama.cpp puts before it, if the model wants one. */
function textTokens(model: LlamaModel, text: string): number {
  const begins = model.tokens.shouldPrependBosToken && model.tokens.bos !== null;
  return model.tokenize(text, false, begins ? 'trimLeadingSpace' : undefined).length + (begins ? 1 : 0);
}
