/** Evaluates the numbers of a formula as facts show them: + − × / ^, brackets, decimals, π, roots and functions of one argument. */

const tokenPattern = /\d+(?:\.\d+)?(?:e-?\d+)?|exp|ln|arccos|cos|sin|tan|[π√()[\]+−×/^-]/g;

const functions: Readonly<Record<string, (argument: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  arccos: Math.acos,
  cos: Math.cos,
  sin: Math.sin,
  tan: Math.tan,
  '√': Math.sqrt,
  '-': (argument) => -argument,
  '−': (argument) => -argument,
};

/** @throws when the text holds anything else */
export function evaluate(text: string): number {
  const tokens = text.match(tokenPattern) ?? [];
  if (tokens.join('') !== text.replaceAll(' ', '')) throw new Error(`not a formula: ${text}`);
  let at = 0;
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '−') {
      at += 1;
      value = tokens[at - 1] === '+' ? value + product() : value - product();
    }
    return value;
  };
  const product = (): number => {
    let value = power();
    while (tokens[at] === '×' || tokens[at] === '/') {
      at += 1;
      value = tokens[at - 1] === '×' ? value * power() : value / power();
    }
    return value;
  };
  const power = (): number => {
    const base = factor();
    if (tokens[at] !== '^') return base;
    at += 1;
    return base ** factor();
  };
  const factor = (): number => {
    const token = tokens[at] ?? '';
    at += 1;
    const applied = functions[token];
    if (applied) return applied(factor());
    if (token === 'π') return Math.PI;
    if (token !== '(' && token !== '[') return Number(token);
    const value = sum();
    at += 1;
    return value;
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`not a formula: ${text}`);
  return value;
}

/** Both sides where the numbers name a limit ("12 ≤ 9 + 4"), else the one. */
export function evaluateSides(text: string): { readonly value: number; readonly holds: boolean } {
  const [left = '', right, ...more] = text.split(/ [≤≥] /);
  if (more.length > 0) throw new Error(`not a formula: ${text}`);
  const value = evaluate(left);
  if (right === undefined) return { value, holds: true };
  return { value, holds: text.includes(' ≤ ') ? value <= evaluate(right) : value >= evaluate(right) };
}
