/**
 * A GGUF model that says one sentence: a llama of one block that adds nothing to the one-hot embedding of the last token, and an
 * output matrix that names that token's successor. Characters in the prompt may make it call a function, speak without an end, or
 * rank. llama.cpp runs it like any other file. For tests only: nothing else may import it.
 */
import { writeFileSync } from 'node:fs';
import { ggufFile } from './gguf-file.ts';
import { endOfTurn, firstPiece, fixedTokens, scriptedMetadata } from './scripted-metadata.ts';
import { scriptedTensors } from './scripted-weights.ts';

/** A call of a function, in the syntax that the chat wrapper for ChatML reads: `||call: name(arguments)`. */
export interface ScriptedCall {
  readonly name: string;
  /** The JSON of the arguments, one token each. */
  readonly arguments: readonly string[];
  /** A character that, in the prompt, makes the model call; asked to call by the request it needs none. */
  readonly when: string;
  /** A character that, in the prompt, makes it answer in words again: to be part of the function's result. */
  readonly until: string;
}

export interface ScriptedGgufOptions {
  /** The answer, one token each, a leading space where a word begins. Each may occur once. */
  readonly pieces?: readonly string[];
  /** Begins again after the last piece, without an end: for aborts and timeouts. */
  readonly loop?: boolean;
  /** Tokens the model was trained for. Default 4096. */
  readonly contextLength?: number;
  readonly call?: ScriptedCall;
  /** Makes it a ranking model: the more of this character a document has, the better it answers. */
  readonly ranks?: string;
  /** A word that is said without an end when a character stands in the prompt: for aborts. */
  readonly endless?: { readonly piece: string; readonly when: string };
}

/** The words of `scriptedAnswer`, one token each. */
export const scriptedPieces: readonly string[] = ['السلام', ' علیکم', '!', ' گندم', ' کی', ' فصل', ' اچھی', ' ہے', '۔'];

/** What the default script says. */
export const scriptedAnswer = scriptedPieces.join('');

/** `mandi_rate({"crop": "کپاس"})`, when ☂ stands in the prompt and ☀ does not. */
export const scriptedCall: ScriptedCall = {
  name: 'mandi_rate',
  arguments: ['{"crop": "', 'کپاس', '"}'],
  when: '☂',
  until: '☀',
};

const openingParenthesis = fixedTokens.indexOf('<0x28>');
const lineFeed = fixedTokens.indexOf('<0x0A>');
const space = fixedTokens.indexOf('▁');
/** The library reads a call's arguments up to this. */
const endOfArguments = '\n\n\n\n';

/**
 * The bytes of the model file; the same options give the same bytes.
 * @throws RangeError when there is no piece, or one occurs twice.
 */
export function scriptedGguf(options: ScriptedGgufOptions = {}): Buffer {
  const { call, endless, ranks, contextLength = 4096 } = options;
  const pieces = (options.pieces ?? scriptedPieces).map(spelled);
  const callPieces = call ? ['||call: ', call.name, ...call.arguments, endOfArguments].map(spelled) : [];
  const others = [
    ...(call ? [call.when, call.until] : []),
    ...(endless ? [spelled(endless.piece), endless.when] : []),
    ...(ranks ? [ranks] : []),
  ];
  const tokens = [...fixedTokens, ...pieces, ...callPieces, ...others];
  if (pieces.length === 0) throw new RangeError('A script needs one piece');
  if (new Set(tokens).size !== tokens.length) throw new RangeError('A piece may occur once only');
  const idOf = (piece: string) => tokens.lastIndexOf(spelled(piece));
  const start = firstPiece + pieces.length;
  const edges = new Map([
    ...chain(firstPiece, pieces.length, options.loop ? firstPiece : endOfTurn),
    ...(call ? callEdges(start, callPieces.length) : []),
    ...(endless ? [[idOf(endless.piece), idOf(endless.piece)] as const] : []),
  ]);
  const keys = [
    ...(call ? [{ says: start, when: idOf(call.when), until: idOf(call.until) }] : []),
    ...(endless ? [{ says: idOf(endless.piece), when: idOf(endless.when), until: null }] : []),
  ];
  const script = {
    tokens: tokens.length,
    contextLength,
    first: firstPiece,
    edges,
    keys,
    ranks: ranks === undefined ? undefined : idOf(ranks),
  };
  return ggufFile(scriptedMetadata(tokens, script), scriptedTensors(script));
}

/** The edges of `count` tokens from `first` on, one after the other, and of the last to `end`. */
function chain(first: number, count: number, end: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, index) => {
    const token = first + index;
    return [token, index === count - 1 ? end : token + 1];
  });
}

/**
 * Once the library has read `||call: ` it writes the prefix itself, so that a space is the last token; after the name it writes
 * the parenthesis.
 */
function callEdges(start: number, count: number): (readonly [number, number])[] {
  const name = start + 1;
  return [
    [start, endOfTurn],
    [space, name],
    [name, lineFeed],
    [openingParenthesis, name + 1],
    ...chain(name + 1, count - 2, endOfTurn),
  ];
}

const spelled = (piece: string): string => piece.replaceAll(' ', '▁');

/** Writes the model to a file. */
export function writeScriptedGguf(path: string, options: ScriptedGgufOptions = {}): void {
  writeFileSync(path, scriptedGguf(options));
}
