import { checkConfig } from '../../boot/check-config.ts';
import { type LoadedApp, loadApps } from '../../boot/load-apps.ts';
import { StartError } from '../../env/start-error.ts';
import { type Check, fault, ok } from '../check.ts';

export interface Configuration {
  readonly check: Check;
  /** Null where it cannot be read. */
  readonly config: LoadedApp['config'] | null;
}

/** `buniyad.config.ts` and the apps that read it, by the schemas of their verticals. */
export async function readConfiguration(root: string): Promise<Configuration> {
  const id = 'config.file';
  const fix = 'Correct it: npm start gives the same message.';
  let apps: LoadedApp[];
  try {
    apps = await loadApps(root);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    return { check: fault(id, `The apps cannot be read: ${reason}`, fix), config: null };
  }
  const config = apps[0]?.config ?? null;
  const faults = new Set(apps.flatMap(faultsOf));
  if (faults.size > 0) return { check: fault(id, [...faults].join(' | '), fix), config };
  const demo = config?.demo ? ', demo data on every database' : '';
  return { check: ok(id, `buniyad.config.ts fits ${apps.map((app) => app.id).join(', ')}${demo}`), config };
}

function faultsOf(app: LoadedApp): string[] {
  try {
    checkConfig(app);
    return [];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message.split('\n');
  }
}
