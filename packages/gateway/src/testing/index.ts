export { llamaAbsent } from './llama-absent.ts';
export { type ScriptedGgufOptions, scriptedAnswer, scriptedGguf, scriptedPieces, writeScriptedGguf } from './scripted-gguf.ts';
export { sourceEntry } from './source-entry.ts';
