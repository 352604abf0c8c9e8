import { encodeInputs } from '../../wire/inputs.ts';
import type { FormValues } from './form/field.ts';
import { readInputs } from './form/read-inputs.ts';

/** Whether two forms say the same, however it is written; forms that cannot be read are compared as typed. */
export function isSameForm(a: FormValues, b: FormValues): boolean {
  return a.title.trim() === b.title.trim() && essence(a) === essence(b);
}

function essence(values: FormValues): string {
  const read = readInputs(values);
  return JSON.stringify(read.ok ? encodeInputs(read.inputs) : values);
}
