import { envSchema, notReadYet } from '../../env/schema.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';
import { nearest } from '../nearest.ts';

/** `.env` and what the shell sets: names, values, and what nothing reads. Values are never shown. */
export function checkEnv(context: Context): Check[] {
  return [fileLine(context), ...unknownNames(context), ...refusedValues(context), ...unread(context)];
}

const known = Object.keys(envSchema.shape);

function fileLine({ file: { values, oddLines } }: Context): Check {
  if (values === null) return ok('env.file', '.env: none, so every default is in use');
  if (oddLines.length > 0) {
    const which = `line${oddLines.length === 1 ? '' : 's'} ${oddLines.join(', ')}`;
    return note('env.file', `.env: ${which} cannot be read and count for nothing`, 'Write NAME=value, one a line.');
  }
  const entries = Object.entries(values);
  const set = entries.filter(([, value]) => value?.trim()).map(([name]) => name);
  const blank = entries.length - set.length;
  const names = set.length === 0 ? 'nothing is set' : `set: ${set.join(', ')}`;
  return ok('env.file', `.env: ${names}${blank > 0 ? `; ${blank} blank, which means the default` : ''}`);
}

function unknownNames({ file }: Context): Check[] {
  const unknown = Object.keys(file.values ?? {}).filter((name) => !known.includes(name));
  if (unknown.length === 0) return [];
  const guesses = unknown.flatMap((name) => {
    const guess = nearest(name, known);
    return guess === null ? [] : [`${name}: is ${guess} meant?`];
  });
  return [
    note(
      'env.names',
      `.env: the product does not know ${unknown.join(', ')}`,
      [...guesses, 'Leave a name that your own buniyad.config.ts reads; take away any other.'].join(' '),
    ),
  ];
}

function refusedValues({ refused, file, shell }: Context): Check[] {
  return [...refused].map(([name, message]) => {
    const inShell = shell[name] !== undefined;
    const place = inShell || file.values?.[name] === undefined ? 'the shell' : '.env';
    return fault(`env.${name}`, `${name} ${message}`, `Correct it in ${place}, or leave it blank for the default.`);
  });
}

function unread({ env }: Context): Check[] {
  const idle = notReadYet.filter((name) => env[name] !== undefined);
  if (idle.length === 0) return [];
  return [note('env.unread', `Set, but nothing reads it yet: ${idle.join(', ')}`, 'Nothing to do; it is only checked.')];
}
