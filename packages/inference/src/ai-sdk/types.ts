/** Names for the parts of `ai` 6's language model, which it does not export under names. Types only: nothing of `ai` is loaded. */
import type { LanguageModel } from 'ai';

export type LanguageModelV3 = Extract<LanguageModel, { specificationVersion: 'v3' }>;
export type SdkOptions = Parameters<LanguageModelV3['doGenerate']>[0];
export type SdkResult = Awaited<ReturnType<LanguageModelV3['doGenerate']>>;
export type SdkStream = Awaited<ReturnType<LanguageModelV3['doStream']>>['stream'];
export type SdkPart = SdkStream extends ReadableStream<infer Part> ? Part : never;
export type SdkMessage = SdkOptions['prompt'][number];
export type SdkWarning = SdkResult['warnings'][number];
export type SdkUsage = SdkResult['usage'];
export type SdkFinishReason = SdkResult['finishReason'];
