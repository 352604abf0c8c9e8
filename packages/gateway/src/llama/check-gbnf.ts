/**
 * What llama.cpp's reader of grammars takes and then cannot stand: a repetition that ends before it begins never returns, and a
 * character or token that no vocabulary has ends the process with the answers of everybody. The rest is for llama.cpp to judge.
 */
import { invalidRequest } from '../gateway-error.ts';

/** A literal, a class of characters, a token by its number, a repetition. What is not closed reaches to the end. */
const parts =
  /"(?<literal>(?:\\[\s\S]|[^"\\])*)(?:"|\\?$)|(?<token><\[)|\[(?<not>\^?)(?<set>(?:\\[\s\S]|[^\]\\])*)(?:\]|\\?$)|\{\s*(?<least>\d+)\s*,\s*(?<most>\d+)\s*\}/g;

/** The same literals and classes, and comments, which may stand wherever a space may. */
const comments = /("(?:\\[\s\S]|[^"\\])*(?:"|\\?$)|\[(?:\\[\s\S]|[^\]\\])*(?:\]|\\?$))|#[^\r\n]*/g;

/** A character as two, four or eight hex digits, or as itself. */
const characters = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))|\\?([\s\S])/gu;

const lastCharacter = 0x10_ff_ff;

/** @throws GatewayError 400 */
export function checkGbnf(grammar: string): void {
  const plain = grammar.replace(comments, (_, kept: string | undefined) => kept ?? ' ');
  for (const { groups = {} } of plain.matchAll(parts)) {
    const { literal, token, not, set, least, most } = groups;
    if (token !== undefined) throw refused('a token by its number');
    if (Number(least) > Number(most)) throw refused('a repetition that ends before it begins');
    const points = codePoints(literal ?? set ?? '');
    // NUL may be one of several, as in the usual class of what a JSON string may not hold.
    const impossible = (point: number) => point > lastCharacter || (point === 0 && set === undefined);
    const onlyNul = not === '' && points.length > 0 && points.every((point) => point === 0);
    if (onlyNul || points.some(impossible)) throw refused('a character that there is not');
    if (set !== undefined && hasReversedRange(points)) throw refused('a range that ends before it begins');
  }
}

function codePoints(text: string): number[] {
  return [...text.matchAll(characters)].map(([, two, four, eight, itself = '']) => {
    const hex = two ?? four ?? eight;
    return hex === undefined ? (itself.codePointAt(0) ?? 0) : Number.parseInt(hex, 16);
  });
}

const hyphen = 0x2d;

/** A hyphen is one between two characters; the character after a range begins anew. */
function hasReversedRange(points: readonly number[]): boolean {
  for (let at = 0; at < points.length; at += 1) {
    const [from = 0, between, to] = points.slice(at, at + 3);
    if (between !== hyphen || to === undefined) continue;
    if (from > to) return true;
    at += 2;
  }
  return false;
}

function refused(what: string) {
  return invalidRequest(`The grammar has ${what}`, 'grammar');
}
