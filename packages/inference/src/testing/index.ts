export { type Chunking, chunkings, cut } from './chunkings.ts';
export { type ChatOutcome, compareChat } from './compare.ts';
export * from './dialect-servers.ts';
export * from './redaction-corpus.ts';
export * from './run-body-vectors.ts';
export { runChatVector, serveChatVector } from './run-chat-vector.ts';
export * from './scripted-server.ts';
export * from './vectors.ts';
