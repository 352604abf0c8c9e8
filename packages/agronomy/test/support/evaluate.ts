/** Evaluates the numbers of a formula as facts show them: + − × / ^, brackets, decimals. */

const tokenPattern = /\d+(?:\.\d+)?(?:e-?\d+)?|[()[\]+−×/^-]/g;

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
    if (token === '-') return -factor();
    if (token !== '(' && token !== '[') return Number(token);
    const value = sum();
    at += 1;
    return value;
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`not a formula: ${text}`);
  return value;
}
