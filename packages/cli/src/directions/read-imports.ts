import { type ParserOptions, parseSync } from 'vite';

export interface Import {
  /** As written, for example `@repo/db` or `./money.ts`. */
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** Where the statement begins. */
  readonly offset: number;
}

/** Every static and dynamic import and re-export of a module. Throws when the module does not parse. */
export function readImports(file: string, source: string): Import[] {
  const lang: ParserOptions['lang'] = file.endsWith('x') ? 'tsx' : 'ts';
  const { module, errors } = parseSync(file, source, { lang, sourceType: 'module' });
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    offset: start,
  }));
  const exports = module.staticExports.flatMap(({ entries, start }) => {
    const from = entries.filter((entry) => entry.moduleRequest !== null);
    const specifier = from[0]?.moduleRequest?.value;
    return specifier === undefined ? [] : [{ specifier, typeOnly: from.every((entry) => entry.isType), offset: start }];
  });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const literal = /^(['"`])(.*)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[2] === undefined ? [] : [{ specifier: literal[2], typeOnly: false, offset: start }];
  });
  return [...imports, ...exports, ...dynamic];
}
