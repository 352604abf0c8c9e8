import { openEmbedded } from '../embedded/open-embedded.ts';
import { testSeed } from './test-seed.ts';

/** Lays an embedded database with all migrations and no rows into a data folder, for a process of its own to open. */
export async function seedDataDir(dataDir: string): Promise<void> {
  const { close } = await openEmbedded({ dataDir, seed: await testSeed() });
  await close();
}
