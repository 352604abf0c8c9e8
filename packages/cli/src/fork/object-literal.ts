import { parseSync } from 'vite';

/** Offsets into a module. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node extends Span {
  readonly type: string;
}

interface ObjectNode extends Node {
  readonly properties: readonly Node[];
}

/**
 * Where the value at `path` stands, in the first object of the module that has one there.
 *
 * @example valueAt('brand.ts', source, ['name', 'en'])
 * @throws SyntaxError when the module does not parse
 */
export function valueAt(file: string, source: string, path: readonly string[]): Span | null {
  for (const object of objectsOf(file, source)) {
    const found = follow(object, path);
    if (found) return found;
  }
  return null;
}

/** The string at `path`, or null. */
export function stringAt(file: string, source: string, path: readonly string[]): string | null {
  const found = valueAt(file, source, path);
  const value: unknown = found === null ? null : Reflect.get(found, 'value');
  return typeof value === 'string' ? value : null;
}

/** The properties of the object at `path`, each as it is written. */
export function propertiesAt(file: string, source: string, path: readonly string[]): { key: string; text: string }[] {
  const found = valueAt(file, source, path);
  if (!found || !isObject(found)) return [];
  return found.properties.flatMap((property) => {
    const key = keyOf(property);
    return key === null ? [] : [{ key, text: source.slice(property.start, property.end) }];
  });
}

/** The module with other text in place of the value at `path`. Throws when there is none. */
export function withValue(file: string, source: string, path: readonly string[], text: string): string {
  const span = valueAt(file, source, path);
  if (!span) throw new Error(`${file} has no ${path.join('.')}`);
  return source.slice(0, span.start) + text + source.slice(span.end);
}

/** A string as the formatter of this repository writes it. */
export function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const quote = text.split("'").length > text.split('"').length ? '"' : "'";
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}

function objectsOf(file: string, source: string): ObjectNode[] {
  const { program, errors } = parseSync(file, source, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  const found: ObjectNode[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (isNode(value)) {
      if (isObject(value)) found.push(value);
      for (const child of Object.values(value)) visit(child);
    }
  };
  visit(program);
  return found;
}

function follow(object: ObjectNode, [key, ...rest]: readonly string[]): Node | null {
  const property = object.properties.find((each) => keyOf(each) === key);
  const value: unknown = property && Reflect.get(property, 'value');
  if (!isNode(value)) return null;
  if (rest.length === 0) return value;
  return isObject(value) ? follow(value, rest) : null;
}

function keyOf(property: Node): string | null {
  const key: unknown = Reflect.get(property, 'key');
  if (!isNode(key)) return null;
  const name: unknown = Reflect.get(key, key.type === 'Identifier' ? 'name' : 'value');
  return typeof name === 'string' ? name : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

function isObject(node: Span): node is ObjectNode {
  return isNode(node) && node.type === 'ObjectExpression';
}
