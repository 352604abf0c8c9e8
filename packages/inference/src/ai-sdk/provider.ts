/** This client as a language model of `ai` 6: what is built on that package goes through the policy, the queue and the retries here. */
import type { Inference } from '../client/create-inference.ts';
import type { CallOptions, ChatEvent, ChatStream } from '../types/chat.ts';
import { content, finishReason, providerMetadata, sdkUsage } from './outcome.ts';
import { chatRequest } from './request.ts';
import { StreamParts } from './stream-parts.ts';
import type { LanguageModelV3, SdkPart, SdkStream, SdkWarning } from './types.ts';

/**
 * A model under the name by which the servers offer it. The calls are retried here: give `maxRetries: 0` to the SDK, which repeats none
 * of these errors anyway. Images are sent inline; an address in their place is refused, and is not read by the SDK either.
 */
export function languageModel(
  inference: Pick<Inference, 'stream'>,
  model: string,
  options: Omit<CallOptions, 'signal'> = {},
): LanguageModelV3 {
  return {
    specificationVersion: 'v3',
    provider: 'buniyad',
    modelId: model,
    // What is not claimed here the SDK would fetch by itself, past the policy.
    supportedUrls: { '*/*': [/^/] },
    async doGenerate(asked) {
      const { request, warnings } = chatRequest(model, asked);
      const result = await inference.stream(request, { ...options, signal: asked.abortSignal }).result;
      return {
        content: content(result),
        finishReason: finishReason(result),
        usage: sdkUsage(result.usage),
        providerMetadata: providerMetadata(result),
        response: { id: result.requestId, modelId: result.servedModel ?? model },
        warnings,
      };
    },
    async doStream(asked) {
      const { request, warnings } = chatRequest(model, asked);
      return { stream: await begun(inference.stream(request, { ...options, signal: asked.abortSignal }), warnings) };
    },
  };
}

/** Once the first event is there: a call that fails before is no stream that broke. */
async function begun(reply: ChatStream, warnings: SdkWarning[]): Promise<SdkStream> {
  const events = reply[Symbol.asyncIterator]();
  const parts = new StreamParts();
  const partsOf = async (step: IteratorResult<ChatEvent>): Promise<SdkPart[]> =>
    step.done === true ? parts.end(await reply.result) : parts.partsOf(step.value);
  let next: IteratorResult<ChatEvent> | null = await events.next();
  return new ReadableStream<SdkPart>({
    start: (controller) => controller.enqueue({ type: 'stream-start', warnings }),
    async pull(controller) {
      try {
        for (let wanted = true; wanted; ) {
          const step: IteratorResult<ChatEvent> = next ?? (await events.next());
          next = null;
          const some = await partsOf(step);
          for (const part of some) controller.enqueue(part);
          if (step.done === true) controller.close();
          wanted = some.length === 0;
        }
      } catch (error) {
        controller.enqueue({ type: 'error', error });
        controller.close();
      }
    },
    cancel: async () => {
      await events.return?.();
    },
  });
}
