/**
 * Values against JSON Schema (draft 2020-12). A keyword that is not known is refused when the schema is read, never passed over:
 * a check that looks away would let a wrong answer through.
 */
import { isRecord } from '../errors/json.ts';
import { type At, asSchema, keywords, type Problem, type Schema } from './keywords.ts';
import { pointer } from './pointer.ts';
import { childrenOf, shapes } from './shapes.ts';

export type Validate = (value: unknown) => readonly Problem[];

/** What a schema says about itself and not about values. */
const annotations = new Set([
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
]);

/** Read together with another keyword. */
const companions = new Set(['then', 'else', 'minContains', 'maxContains']);

/** References may not lead deeper than values ever nest. */
const maxDepth = 500;

/** @throws RangeError for a schema that this file cannot hold a value to, with the pointer to the place. */
export function jsonSchemaValidator(root: unknown): Validate {
  const validator = new Validator(root);
  validator.read(root, '');
  return (value) => validator.check(asSchema(root), value, '', 0);
}

class Validator {
  readonly #root: unknown;

  constructor(root: unknown) {
    this.#root = root;
  }

  /** Walks the whole schema once. */
  read(schema: unknown, place: string): void {
    if (typeof schema === 'boolean') return;
    if (!isRecord(schema)) throw new RangeError(`${place || 'The schema'} is no schema`);
    for (const [name, rule] of Object.entries(schema)) {
      const here = `${place}/${name}`;
      if (!isKnown(name)) throw new RangeError(`${here} is not supported`);
      if (shapes[name]?.(rule) === false) throw new RangeError(`${here} is not what the keyword takes`);
      if (name === '$ref') this.#target(String(rule));
      for (const [key, child] of childrenOf(name, rule)) this.read(child, key === null ? here : `${here}/${key}`);
    }
  }

  check(schema: Schema, value: unknown, path: string, depth: number): readonly Problem[] {
    if (depth > maxDepth) throw new RangeError('The schema refers to itself without an end');
    if (typeof schema === 'boolean') return schema ? [] : [{ path, keyword: 'false' }];
    const check: At['check'] = (child, part, at) => this.check(child, part, at, depth + 1);
    const fits: At['fits'] = (child, part = value) => check(child, part, path).length === 0;
    const at: At = { value, path, schema, check, fits };
    return Object.entries(schema).flatMap(([keyword, rule]): readonly Problem[] => {
      if (keyword === '$ref') return check(this.#target(String(rule)), value, path);
      const says = keywords[keyword];
      const outcome = says === undefined ? isKnown(keyword) : says(rule, at);
      if (typeof outcome !== 'boolean') return outcome;
      return outcome ? [] : [{ path, keyword }];
    });
  }

  #target(reference: string): Schema {
    const target = reference.startsWith('#') ? pointer(this.#root, reference.slice(1)) : undefined;
    if (target === undefined) throw new RangeError(`The reference ${reference} leads to nothing in this schema`);
    return asSchema(target);
  }
}

const isKnown = (name: string): boolean =>
  name === '$ref' || annotations.has(name) || companions.has(name) || Object.hasOwn(keywords, name);
