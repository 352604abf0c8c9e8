/** What is known of a listed model: the endpoint's word, the probe's and the card's. */
import type { Probed } from '../dialects/probe.ts';
import type { ListedModel } from '../models/parse-models.ts';
import type { Capabilities } from '../types/capabilities.ts';
import type { CardFinder } from '../types/card-finder.ts';
import type { ModelInfo } from '../types/reports.ts';
import type { Server } from './servers.ts';

export interface Sources {
  readonly server: Server;
  readonly probed: Probed;
  readonly cards: CardFinder | null;
}

/** The server wins for the window, which is as it serves it; the card wins for what the model is for. */
export function modelInfo({ id, contextLength }: ListedModel, { server, probed, cards }: Sources): ModelInfo {
  const { endpoint } = server.transport;
  const card = cards?.find(id) ?? null;
  return {
    id,
    endpointId: endpoint.id,
    contextLength: contextLength ?? probed.windows.get(id) ?? endpoint.contextLength ?? card?.context ?? null,
    capabilities: shown(probed.capabilities, server, id),
    tier: endpoint.tier,
    kind: card?.kind ?? probed.kind,
    cardId: card?.id ?? null,
  };
}

/** What the server refused as beyond it a moment ago is so, whatever it is known for. */
function shown(known: Capabilities, { inabilities }: Server, model: string): Capabilities {
  const absent = (need: string): boolean => inabilities.has(need, model);
  return {
    ...known,
    ...(absent('chat') ? { chat: false } : {}),
    ...(absent('embeddings') ? { embeddings: false } : {}),
    ...(absent('rerank') ? { rerank: false } : {}),
    ...(absent('transcription') ? { transcription: false } : {}),
    ...(absent('chat with tools') ? { tools: false } : {}),
    ...(absent('chat with vision') ? { vision: false } : {}),
    ...(absent('chat with jsonSchema') ? { jsonSchema: false } : {}),
  };
}
