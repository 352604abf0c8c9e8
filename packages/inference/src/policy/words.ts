/** Refusals in words, for logs and errors; a screen has its own by the reason. */

import type { DecisionReason } from '../types/decision.ts';

export type Refused = Exclude<DecisionReason, 'allowed'>;

const words: Readonly<Record<Refused, string>> = {
  no_card: 'The model has no card, and none is answered without one here',
  infrastructure_tier: 'Who runs the machine, or where it stands, is below what is asked for',
  data_tier: 'Who can read what is sent is below what is asked for',
  weights_tier: 'Who made the model is not known',
  remote_model: "The model runs on its vendor's machines",
  licence_not_read: "Nobody confirmed the model's licence",
  licence_not_allowed: "The model's licence is not among those that are allowed",
  not_commercial: "The model's licence forbids commercial use",
  file_not_pinned: 'No copy of the model is held to a hash',
  data_terms: 'The server does not promise what is asked for: no training on prompts, and how long they are kept',
  unknown_host: 'No endpoint is configured for this host',
  redirect: 'The server wants the request to go elsewhere',
  address: 'The host led to an address that is not allowed',
};

export const wordsOf = (reason: Refused): string => words[reason];

const aboutLicence: ReadonlySet<DecisionReason> = new Set(['licence_not_read', 'licence_not_allowed', 'not_commercial']);

export const codeOf = (reason: Refused): 'licence_denied' | 'tier_denied' =>
  aboutLicence.has(reason) ? 'licence_denied' : 'tier_denied';
