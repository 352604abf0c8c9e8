import type { EndpointConfig } from '@repo/inference';
import { chooseModel, type Listed } from './choose-model.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import type { RefusalReason } from './policy/refusal.ts';

export interface ModelWishes {
  /** Of the configuration. */
  readonly wanted?: string | undefined;
  readonly inUse?: string | undefined;
}

/** The model of a server that is used, or the one that would be if the policy let it; null where none can answer. */
export type AllowedModel = { readonly model: Listed } | { readonly refused: string } | null;

/** What the policy refuses is passed over: of the others one is chosen as anywhere. */
export function allowedModel(
  listed: readonly Listed[],
  endpoint: EndpointConfig,
  guard: ModelGuard,
  { wanted, inUse }: ModelWishes,
): AllowedModel {
  const allowed = listed.filter(({ id }) => guard.allows(id, endpoint));
  const model = chooseModel(allowed, wanted, inUse);
  if (model) return { model };
  const refused = chooseModel(listed, wanted, inUse);
  return refused && { refused: refused.id };
}

/** A state in which nothing is asked, with why. */
export const refusedState = (reason: RefusalReason, model?: string) =>
  ({ state: 'refused', reason, ...(model === undefined ? {} : { model }) }) as const;
