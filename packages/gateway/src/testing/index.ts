export { llamaAbsent } from './llama-absent.ts';
export {
  type ScriptedCall,
  type ScriptedGgufOptions,
  scriptedAnswer,
  scriptedCall,
  scriptedGguf,
  scriptedPieces,
  writeScriptedGguf,
} from './scripted-gguf.ts';
export { sourceEntry } from './source-entry.ts';
