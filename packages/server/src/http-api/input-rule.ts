/** Which keyword of its schema an input breaks, as the OpenAPI document names it. */
import type { AppError } from '@repo/facts';
import { ZodError, type z } from 'zod';

export interface InputRule {
  /** Of JSON Schema: "maxLength", "minimum", "type", "enum". */
  readonly keyword: string;
  /** What the schema gives for it: "200", "string"; absent where it is long or the keyword says all. */
  readonly value?: string;
}

type Issue = z.core.$ZodIssue;

const sizeOf: Readonly<Record<string, string>> = { string: 'Length', array: 'Items', set: 'Items' };

function boundOf(side: 'min' | 'max', { origin, inclusive }: { origin: string; inclusive?: boolean | undefined }): string {
  const size = sizeOf[origin];
  if (size !== undefined) return side + size;
  return inclusive === false ? `exclusive${side === 'min' ? 'Minimum' : 'Maximum'}` : `${side}imum`;
}

function ruleOfIssue(issue: Issue): InputRule | null {
  switch (issue.code) {
    case 'invalid_type':
      return { keyword: 'type', value: issue.expected };
    case 'too_small':
      return { keyword: boundOf('min', issue), value: String(issue.minimum) };
    case 'too_big':
      return { keyword: boundOf('max', issue), value: String(issue.maximum) };
    case 'not_multiple_of':
      return { keyword: 'multipleOf', value: String(issue.divisor) };
    case 'invalid_format':
      return issue.format === 'regex' ? { keyword: 'pattern' } : { keyword: 'format', value: issue.format };
    case 'invalid_value':
      return { keyword: 'enum', value: issue.values.map(String).join(', ') };
    case 'unrecognized_keys':
      return { keyword: 'additionalProperties', value: 'false' };
    case 'invalid_union':
      return { keyword: 'anyOf' };
    default:
      return null;
  }
}

/** The rule that the first wrong field breaks; null where no schema of ours refused the input, or with a rule of its own. */
export function inputRuleOf({ cause }: AppError): InputRule | null {
  const [issue] = cause instanceof ZodError ? cause.issues : [];
  return issue === undefined ? null : ruleOfIssue(issue);
}

/** "maxLength: 200" */
export const ruleText = ({ keyword, value }: InputRule): string => (value === undefined ? keyword : `${keyword}: ${value}`);
