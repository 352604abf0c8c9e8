import { parseSync } from 'vite';

/** Names that a module declares or uses, without those of properties. Throws SyntaxError when it does not parse. */
export function identifiersOf(source: string): ReadonlySet<string> {
  const { program, errors } = parseSync('module.ts', source, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new SyntaxError(errors[0]?.message);
  const found = new Set<string>();
  const visit = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      const { type, name }: { type?: unknown; name?: unknown } = value;
      if (type === 'Identifier' && typeof name === 'string') found.add(name);
      for (const [key, child] of Object.entries(value)) if (!isPropertyName(value, key)) visit(child);
    }
  };
  visit(program);
  return found;
}

function isPropertyName(node: object, key: string): boolean {
  const { computed, shorthand }: { computed?: unknown; shorthand?: unknown } = node;
  return (key === 'key' && computed === false && shorthand !== true) || (key === 'property' && computed === false);
}
