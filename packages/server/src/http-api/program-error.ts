/** Errors as programs get them: the code to act on, and a sentence that can be shown to a person. */
import { AppError } from '@repo/facts';
import type { Locale } from '@repo/i18n';
import type { Context } from 'hono';
import { errorDataOf } from '../errors/error-data-of.ts';
import { namesOf } from '../errors/kinds.ts';
import type { HostEnv } from '../http/host-env.ts';
import { type InputRule, inputRuleOf, ruleText } from './input-rule.ts';
import type { Sentences } from './sentences.ts';

/** The body of every error below `/api/v1`. */
export interface ProgramError {
  readonly error: {
    readonly code: string;
    readonly messageKey: string;
    readonly message: string;
    readonly params: Readonly<Record<string, string>>;
    /** The input field that caused it, as a dotted path. */
    readonly field?: string;
    /** What the schema of that field asks for; of `INVALID_INPUT`, where one keyword says it. */
    readonly rule?: InputRule;
    /** Not in a 401: its body is the same for every reason. The header `x-request-id` has it always. */
    readonly requestId?: string;
  };
}

/** One refusal for a key that is missing, malformed, unknown, expired or revoked, and for one whose organization is gone. */
export const keyRefused = (): AppError =>
  new AppError('UNAUTHENTICATED', { kind: 'unauthenticated', messageKey: 'api.error.key-refused' });

interface Said {
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
}

/** A program has no marked fields: it is told which field and which rule, where the screens' sentence points at the form. */
function saidOfInput(field: string | undefined, rule: InputRule | null): Said {
  if (field === undefined) return { messageKey: 'api.error.input', params: {} };
  if (rule === null) return { messageKey: 'api.error.input-field', params: { field } };
  return { messageKey: 'api.error.input-rule', params: { field, rule: ruleText(rule) } };
}

/** Of a request that no screen sends the screens know no sentence; a program is not to be told that something broke. */
function saidOf(code: string, { messageKey, params }: Said): Said {
  return { messageKey: messageKey === 'errors.INTERNAL' && code !== 'INTERNAL' ? 'api.error.other' : messageKey, params };
}

export async function programError(
  c: Context<HostEnv>,
  error: AppError,
  sentences: Sentences,
  locale: Locale,
): Promise<Response> {
  const { code, field, requestId, ...data } = errorDataOf(error, c.var.requestId, locale);
  const ofInput = data.messageKey === 'errors.INVALID_INPUT';
  const rule = ofInput ? inputRuleOf(error) : null;
  const { messageKey, params } = ofInput ? saidOfInput(field, rule) : saidOf(code, data);
  const { status } = namesOf(error);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Language', locale);
  c.header('Vary', 'Accept-Language');
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
  const body: ProgramError = {
    error: {
      code,
      messageKey,
      message: await sentences(locale, messageKey, params),
      params,
      ...(field === undefined ? {} : { field }),
      ...(rule === null ? {} : { rule }),
      ...(status === 401 ? {} : { requestId }),
    },
  };
  return c.json(body, status);
}
