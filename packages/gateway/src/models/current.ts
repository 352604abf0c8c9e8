/** Which model file a person chose: `current.json` in the folder of models. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

const choice = z.object({ file: z.string().refine((name) => basename(name) === name && /\.gguf$/i.test(name)) });

export const currentPath = (folder: string): string => join(folder, 'current.json');

/** The name of the file; null where nobody chose one. It may have been taken away since. */
export async function currentModel(folder: string): Promise<string | null> {
  try {
    return choice.parse(JSON.parse(await readFile(currentPath(folder), 'utf8'))).file;
  } catch {
    return null;
  }
}
