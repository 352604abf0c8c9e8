import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '@repo/inference';
import type { Policy } from '@repo/inference/policy';
import { StartError } from '../../env/start-error.ts';
import { checkModelStart } from '../../inference/policy/check-model-start.ts';
import { modelLogFile } from '../../inference/policy/model-log.ts';
import { policyFaults, policyIn } from '../../inference/policy/policy-settings.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

const id = 'model.policy';

/** Which policy holds for models, where this machine is said to stand, and whether its decisions can be written down. */
export function checkModelPolicy(context: Context): { readonly check: Check; readonly policy: Policy | null } {
  const { env, addresses, settings, shell, file } = context;
  const [wrong, ...more] = policyFaults(settings);
  if (wrong !== undefined) {
    return { check: fault(id, [wrong, ...more].join(' | '), 'Correct buniyad.config.ts.'), policy: null };
  }
  const policy = policyIn({ settings, env, exposed: addresses.exposed, nowMs: systemClock.wallMs() });
  try {
    checkModelStart({ env, settings, policy, processEnv: { ...file.values, ...shell } });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { check: fault(id, error.message, 'npm start stops with the same message.'), policy: null };
  }
  return { check: described(policy, recordOf(context)), policy };
}

function described({ profile, jurisdiction }: Policy, record: string): Check {
  const denied = unwritable(record);
  if (denied !== null) {
    return fault(id, `The record of decisions on models cannot be written (${denied})`, 'Set DATA_DIR to a folder of yours.');
  }
  const where = jurisdiction === null ? 'nobody said where this machine stands' : `this machine stands in ${jurisdiction}`;
  const found = `Models: policy ${profile}, ${where}; decisions are recorded in ${record}`;
  if (profile === 'local') return ok(id, `${found}; every model answers, and one without a card is shown as not declared`);
  if (jurisdiction !== null) return ok(id, found);
  return note(
    id,
    `${found}; no model of this machine is used`,
    'Set inference: { jurisdiction: "PK" } in buniyad.config.ts, with the country in which it stands.',
  );
}

const recordOf = ({ dataDir, root, env }: Context): string => join(dataDir ?? resolve(root, env.DATA_DIR), modelLogFile);

/** Why the file, or the first folder above it that there is, cannot be written; null where it can. */
function unwritable(path: string): string | null {
  const there = nearest(path);
  try {
    accessSync(there, constants.W_OK);
    return there === path && !statSync(path).isFile() ? `${there}: no file` : null;
  } catch (error) {
    return `${there}: ${error instanceof Error && 'code' in error ? String(error.code) : 'unforeseen'}`;
  }
}

const nearest = (path: string): string => (existsSync(path) || dirname(path) === path ? path : nearest(dirname(path)));
