import { invalid } from './fault.ts';

/** Form-encoded parameters with nested keys, as the SDK sends them: `items[0][price]=…`. Each reader refuses what is not of its kind. */
export class Form {
  readonly #path: string;
  readonly #fields = new Map<string, string | Form>();
  readonly #read = new Set<string>();

  private constructor(path: string) {
    this.#path = path;
  }

  static parse(encoded: string): Form {
    const root = new Form('');
    for (const [key, value] of new URLSearchParams(encoded)) {
      const [name = '', ...rest] = key.split('[').map((part) => part.replace(/\]$/, ''));
      root.#put([name, ...rest], value);
    }
    return root;
  }

  #put([name = '', ...rest]: readonly string[], value: string): void {
    const key = name === '' ? String(this.#fields.size) : name;
    if (rest.length === 0) {
      this.#fields.set(key, value);
      return;
    }
    const held = this.#fields.get(key);
    const inner = held instanceof Form ? held : new Form(this.param(key));
    this.#fields.set(key, inner);
    inner.#put(rest, value);
  }

  /** The full name of a field, as errors name it. */
  param(name: string): string {
    return this.#path === '' ? name : `${this.#path}[${name}]`;
  }

  names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  text(name: string): string | undefined {
    const value = this.#fields.get(name);
    this.#read.add(name);
    if (value instanceof Form) throw invalid(`Invalid string: ${this.param(name)}`, { param: this.param(name) });
    return value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined && value !== '') return value;
    throw invalid(`Missing required param: ${this.param(name)}.`, { param: this.param(name), code: 'parameter_missing' });
  }

  /** Null where it was sent empty, which takes the value away. */
  emptyable(name: string): string | null | undefined {
    return this.text(name) === '' ? null : this.text(name);
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,15}$/.test(value)) return Number(value);
    throw invalid(`Invalid integer: ${value}`, { param: this.param(name), code: 'parameter_invalid_integer' });
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined || value === 'true' || value === 'false') return value === undefined ? undefined : value === 'true';
    throw invalid(`Invalid boolean: ${value}`, { param: this.param(name) });
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    throw invalid(`Invalid ${this.param(name)}: must be one of ${allowed.join(', ')}`, { param: this.param(name) });
  }

  form(name: string): Form | undefined {
    const value = this.#fields.get(name);
    return value instanceof Form ? value : undefined;
  }

  forms(name: string): readonly Form[] {
    return this.#values(name).filter((value) => value instanceof Form);
  }

  texts(name: string): readonly string[] {
    const inner = this.form(name);
    if (inner) for (const key of inner.names()) inner.#read.add(key);
    return this.#values(name).filter((value) => typeof value === 'string');
  }

  #values(name: string): readonly (string | Form)[] {
    const inner = this.form(name);
    return inner ? [...inner.#fields.values()] : [];
  }

  /** What was sent under a name, with the values that were taken away as empty strings. */
  record(name: string): Record<string, string> {
    const inner = this.form(name);
    return Object.fromEntries((inner?.names() ?? []).map((key) => [key, inner?.text(key) ?? '']));
  }

  /** Metadata after a change: what was sent replaces, what was sent empty is gone. */
  metadata(held: Readonly<Record<string, string>> = {}): Record<string, string> {
    if (this.has('metadata') && !this.form('metadata') && this.text('metadata') === '') return {};
    const entries = Object.entries({ ...held, ...this.record('metadata') });
    return Object.fromEntries(entries.filter(([, value]) => value !== ''));
  }

  /** Fields that nobody asked for. */
  unread(): readonly string[] {
    return [...this.#fields].flatMap(([name, value]) => {
      if (value instanceof Form) return value.unread();
      return this.#read.has(name) ? [] : [this.param(name)];
    });
  }

  /** Refuses what is not named here: a parameter that is ignored would be a test that proves nothing. */
  only(names: readonly string[]): void {
    for (const name of this.names()) {
      if (names.includes(name)) continue;
      throw invalid(`Received unknown parameter: ${this.param(name)}`, { param: this.param(name), code: 'parameter_unknown' });
    }
  }
}

/** Names of parameters that the SDK's type has, so that one that goes away is an error of the compiler. */
export const fields =
  <Params>() =>
  (...names: readonly (keyof Params & string)[]): readonly string[] =>
    names;
