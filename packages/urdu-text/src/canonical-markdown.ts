/** The canonical form of text with code and web addresses in it: they leave byte for byte as they came. */
import { type CanonicalOptions, canonicalRules } from './canonical.ts';
import { rewrite } from './rewrite.ts';

/** Fenced code (also one that is still streaming), inline code, web address with letters of any script. */
const untouched = /(```[\s\S]*?(?:```|$)|`[^`\n]+`|(?<!\u200c)https?:\/\/[^\s<>«»،؛؟۔`]+)/g;

/**
 * The canonical form of prose; code and addresses stay. Not for what goes to a model: invisible characters inside code stay too.
 * @example canonicalMarkdown('كتاب `a  b`') // 'کتاب `a  b`'
 */
export function canonicalMarkdown(text: string, options: CanonicalOptions = {}): string {
  const rules = canonicalRules(options.lang ?? 'ur', 'inside');
  const pieces = text.split(untouched).map((piece, index) => (index % 2 === 0 ? rewrite(piece, rules) : piece));
  const last = pieces.length - 1;
  return pieces
    .map((piece, index) => (index === 0 ? piece.trimStart() : piece))
    .map((piece, index) => (index === last ? piece.trimEnd() : piece))
    .join('');
}
