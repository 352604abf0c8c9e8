/** What stands between this product and every model: the policy, its gate, and the record of what it decided. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { type EndpointConfig, type EndpointFacts, type InferenceConfig, InferenceError, type Refusal } from '@repo/inference';
import { asGateIsTold, createGate, modelCards, ownMachine, type Policy, type PolicyGate } from '@repo/inference/policy';
import type { InferenceSettings } from '@repo/vertical';
import type { ModelLog } from './model-log.ts';
import { modelRedaction } from './model-redaction.ts';
import { isPinned } from './pinned-file.ts';
import { ownCards } from './policy-settings.ts';
import { type RefusalReason, refusalOf } from './refusal.ts';
import { type ModelStanding, standingOf } from './standing.ts';

export interface ModelGuard {
  readonly policy: Policy;
  /** For each client of a model. */
  readonly ports: Required<Pick<InferenceConfig, 'gate' | 'observer' | 'redaction'>>;
  /** What is said of a server that this product itself runs. */
  readonly own: EndpointFacts;
  readonly cardOf: PolicyGate['cardOf'];
  /** Whether a question to the model would leave. */
  allows(model: string, endpoint: EndpointConfig): boolean;
  standing(model: string, endpoint: EndpointConfig): ModelStanding;
  /** Why a model that is not allowed is not: written down once in the life of this process. */
  refuse(model: string, endpoint: EndpointConfig): Promise<RefusalReason>;
  /** Why a model file is not loaded; null where it may be. Reads the whole file where its copy must be one that a card pins. */
  fileRefusal(path: string): Promise<RefusalReason | null>;
  stop(): Promise<void>;
}

export function createModelGuard(policy: Policy, settings: InferenceSettings, record: ModelLog): ModelGuard {
  const gate = createGate({ cards: [...ownCards(settings), ...modelCards()], policy, sink: record.sink });
  const told = new Map<string, RefusalReason>();
  const own = policy.jurisdiction === null ? {} : ownMachine(policy.jurisdiction);
  const asked = (model: string) => {
    const requestId = randomUUID();
    return { requestId, operation: 'chat', model, tenant: null, tierFloor: 'undeclared', redactions: {} } as const;
  };
  const writtenOnce = async (name: string, reason: RefusalReason, write: () => Promise<unknown>): Promise<RefusalReason> => {
    if (told.get(name) === reason) return reason;
    try {
      await write();
    } catch (error) {
      const refused = error instanceof InferenceError ? refusalOf(error) : null;
      if (refused === null) throw error;
      if (refused !== reason) return refused;
    }
    told.set(name, reason);
    return reason;
  };
  return {
    policy,
    ports: { gate, observer: record.observer, redaction: modelRedaction() },
    own,
    cardOf: gate.cardOf,
    allows: (model, endpoint) => gate.consider(model, endpoint).decision === 'allow',
    standing: (model, endpoint) => standingOf(gate, model, endpoint),
    async refuse(model, endpoint) {
      const { reason } = gate.consider(model, endpoint);
      if (reason === 'allowed') throw new Error(`The model ${model} is allowed`);
      const outgoing = { ...asked(model), endpoint: asGateIsTold(endpoint) };
      return await writtenOnce(`${endpoint.baseURL} ${model}`, reason, () =>
        gate.pass(outgoing, AbortSignal.timeout(patienceMs)),
      );
    },
    async fileRefusal(path) {
      if (!policy.pinnedFiles) return null;
      const model = basename(path);
      const card = gate.cardOf(model);
      if (card !== null && (await isPinned(path, card))) return null;
      const reason = card === null ? 'no_card' : 'file_not_pinned';
      const refusal: Refusal = { ...asked(model), endpoint: null, host: 'this machine', address: null, reason };
      return await writtenOnce(path, reason, () => gate.refused(refusal));
    },
    stop: () => record.stop(),
  };
}

/** The gate does not wait for anything but the disk. */
const patienceMs = 10_000;
