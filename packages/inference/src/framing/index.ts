export { SseDecoder, type SseEnd, type SseEvent, type SseOptions } from './sse-decoder.ts';
