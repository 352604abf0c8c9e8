/** Where a program uses a name of the platform's that it has not given to something of its own. */

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;

const globalObjects: ReadonlySet<unknown> = new Set(['globalThis', 'window', 'self', 'global']);

/**
 * Offsets at which the name stands for the platform's: by itself, where nothing in the file is called so, and as a member of the global
 * object anywhere. Types do not count.
 */
export function globalUses(program: unknown, name: string): number[] {
  const nodes = nodesOf(program);
  const isOwn = nodes.some((node) => namesGivenBy(node).includes(name));
  const byItself = nodes.filter((node) => node.type === 'Identifier' && node.name === name);
  const asMember = nodes.filter((node) => node.type === 'MemberExpression' && isGlobalMember(node, name));
  return [...(isOwn ? [] : byItself), ...asMember].map(({ start }) => start).toSorted((a, b) => a - b);
}

/** A node with all that is evaluated below it. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...evaluatedIn(value).flatMap(nodesOf)] : [];
}

function evaluatedIn(node: Node): unknown[] {
  if (node.type.startsWith('TS')) return [node.expression];
  switch (node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [];
    case 'MemberExpression':
      return node.computed === true ? [node.object, node.property] : [node.object];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.computed === true ? [node.key, node.value] : [node.value];
    case 'VariableDeclarator':
      return [...defaultsOf(node.id), node.init];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...defaultsOf(node.params), node.body];
    default:
      return Object.values(node);
  }
}

function isGlobalMember({ object, property, computed }: Node, name: string): boolean {
  const key = isNode(property) && (computed === true ? property.value : property.name);
  return key === name && isNode(object) && globalObjects.has(object.name);
}

function namesGivenBy(node: Node): unknown[] {
  switch (node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return namesIn(node.local);
    case 'VariableDeclarator':
      return namesIn(node.id);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return namesIn([node.id, node.params]);
    default:
      return [];
  }
}

const partsOf = ({ value, left, argument, elements, properties, parameter }: Node): unknown[] => [
  value,
  left,
  argument,
  elements,
  properties,
  parameter,
];

/** Names that a pattern gives to what it takes apart. */
function namesIn(pattern: unknown): unknown[] {
  if (Array.isArray(pattern)) return pattern.flatMap(namesIn);
  if (!isNode(pattern)) return [];
  return pattern.type === 'Identifier' ? [pattern.name] : partsOf(pattern).flatMap(namesIn);
}

/** Expressions that stand in a pattern. */
function defaultsOf(pattern: unknown): unknown[] {
  if (Array.isArray(pattern)) return pattern.flatMap(defaultsOf);
  return isNode(pattern) ? [pattern.right, ...partsOf(pattern).flatMap(defaultsOf)] : [];
}
