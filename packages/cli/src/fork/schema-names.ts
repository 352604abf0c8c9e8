/** Every name by which the tables and enums of a Prisma schema file are known: in SQL, as a model, as a delegate of the client. */
export function readSchemaNames(schema: string): string[] {
  const blocks = schema.matchAll(/^(model|enum)\s+(\w+)\s*\{([\s\S]*?)^\}/gm);
  const names = [...blocks].flatMap(([, kind, name = '', body = '']) => {
    const mapped = /^\s*@@map\("([^"]+)"\)/m.exec(body)?.[1];
    const delegate = kind === 'model' ? [name.charAt(0).toLowerCase() + name.slice(1)] : [];
    return [name, ...delegate, ...(mapped === undefined ? [] : [mapped])];
  });
  return [...new Set(names)];
}
