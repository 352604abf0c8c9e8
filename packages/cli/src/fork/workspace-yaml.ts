interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `pnpm-workspace.yaml` without the catalog entries that no manifest asks for. */
export function pruneCatalog(yaml: string, manifests: readonly string[]): string {
  const used = new Set(manifests.flatMap(catalogNames));
  let inCatalog = false;
  const kept = yaml.split('\n').filter((line) => {
    if (/^\S/.test(line)) inCatalog = line.startsWith('catalog:');
    const name = inCatalog ? /^ {2}(?:"([^"]+)"|'([^']+)'|([^\s"':]+)):/.exec(line) : null;
    return name === null || used.has(name[1] ?? name[2] ?? name[3] ?? '');
  });
  return kept.join('\n');
}

function catalogNames(manifest: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(manifest) as Manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(([name, specifier]) =>
    specifier === 'catalog:' ? [name] : [],
  );
}
