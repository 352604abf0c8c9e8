import { type Check, fault } from './check.ts';
import { checkBuild } from './checks/build.ts';
import { readConfiguration } from './checks/configuration.ts';
import { checkDataFolder } from './checks/data-folder.ts';
import { checkEmbeddedDatabase } from './checks/embedded-database.ts';
import { checkEnv } from './checks/env.ts';
import { checkExposure } from './checks/exposure.ts';
import { checkGateway } from './checks/gateway.ts';
import { checkLock } from './checks/lock.ts';
import { checkModel } from './checks/model.ts';
import { checkModelFiles } from './checks/model-files.ts';
import { checkPort } from './checks/port.ts';
import { checkPostgresDatabase } from './checks/postgres-database.ts';
import { checkSecrets } from './checks/secrets.ts';
import { checkServices } from './checks/services.ts';
import { checkTermsOfUse } from './checks/terms-of-use.ts';
import { type Context, type DoctorOptions, readContext } from './context.ts';

type Look = (context: Context) => Check | readonly Check[] | Promise<readonly Check[]>;

/** In the order in which they are read; each with the group under which it fails. */
const looks: readonly (readonly [group: string, look: Look])[] = [
  ['env', checkEnv],
  ['network', checkPort],
  ['network', checkExposure],
  ['data', checkDataFolder],
  ['data', checkSecrets],
  ['data', checkLock],
  ['database', checkEmbeddedDatabase],
  ['database', checkPostgresDatabase],
  ['build', checkBuild],
  ['model', checkGateway],
  ['model', checkModel],
  ['model', checkModelFiles],
  ['service', checkServices],
  ['service', checkTermsOfUse],
];

/** Looks at everything that the product uses. Changes nothing, and asks only what the product itself would ask. */
export async function productChecks(options: DoctorOptions): Promise<readonly Check[]> {
  const { check, config } = await readConfiguration(options.root);
  const context = await readContext(options, config ?? {});
  const checks: Check[] = [check];
  for (const [group, look] of looks) checks.push(...(await guarded(group, look, context)));
  return checks;
}

/** A check that breaks down is a fault of its own and leaves the others alone. */
async function guarded(group: string, look: Look, context: Context): Promise<readonly Check[]> {
  try {
    const found = await look(context);
    return 'id' in found ? [found] : found;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : 'unforeseen';
    return [
      fault(
        `${group}.check`,
        `This could not be looked at (${String(reason)})`,
        'Report it with the output of npm run doctor -- --json.',
      ),
    ];
  }
}
