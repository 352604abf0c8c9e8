export interface Statement {
  /** Comments and blank lines before it. */
  readonly lead: string;
  /** With its semicolon. */
  readonly sql: string;
}

/** What must be skipped as a whole: each begins where the expression matches. */
const skipped = [/--[^\n]*/y, /E'(?:[^'\\]|\\[\s\S]|'')*'/iy, /'(?:[^']|'')*'/y, /"(?:[^"]|"")*"/y, /\$(\w*)\$[\s\S]*?\$\1\$/y];

/**
 * The statements of a PostgreSQL script in order. Semicolons in strings, quoted names, `$$` bodies and comments end nothing.
 * @throws SyntaxError when a string, a name, a body or a comment has no end
 */
export function splitStatements(script: string): Statement[] {
  const statements: Statement[] = [];
  let begin = 0;
  let first = -1;
  let at = 0;
  while (at < script.length) {
    const comment = commentEnd(script, at);
    if (comment > at) {
      at = comment;
      continue;
    }
    if (first < 0 && !/\s/.test(script.charAt(at))) first = at;
    if (script[at] === ';') {
      statements.push({ lead: script.slice(begin, first), sql: script.slice(first, at + 1) });
      begin = at + 1;
      first = -1;
    }
    at = tokenEnd(script, at);
  }
  if (first >= 0) statements.push({ lead: script.slice(begin, first), sql: `${script.slice(first).trimEnd()};` });
  return statements;
}

/** The statement without its comments. */
export function withoutComments(sql: string): string {
  let kept = '';
  for (let at = 0; at < sql.length; ) {
    const comment = commentEnd(sql, at);
    const end = comment > at ? comment : tokenEnd(sql, at);
    kept += comment > at ? ' ' : sql.slice(at, end);
    at = end;
  }
  return kept;
}

function commentEnd(script: string, at: number): number {
  if (script.startsWith('--', at)) return tokenEnd(script, at);
  if (!script.startsWith('/*', at)) return at;
  // Comments of this form nest in PostgreSQL.
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  let depth = 0;
  for (let mark = marks.exec(script); mark; mark = marks.exec(script)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  throw new SyntaxError('a comment has no end');
}

function tokenEnd(script: string, at: number): number {
  const inWord = at > 0 && /\w/.test(script.charAt(at - 1));
  for (const expression of skipped) {
    // `a$b$c` is one name, and the E of `VALUE'x'` belongs to the word.
    if (inWord && (script[at] === '$' || /[eE]/.test(script.charAt(at)))) break;
    expression.lastIndex = at;
    if (expression.test(script)) return expression.lastIndex;
  }
  const character = script.charAt(at);
  if (character === "'" || character === '"') throw new SyntaxError('a string or a quoted name has no end');
  if (!inWord && /^\$\w*\$/.test(script.slice(at, at + 64))) throw new SyntaxError('a $$ body has no end');
  return at + 1;
}
