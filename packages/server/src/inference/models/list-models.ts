import type { StoredModel } from '@repo/gateway/models';
import type { ModelCard } from '@repo/inference';
import { z } from 'zod';
import { dialectNames } from '../dialect-names.ts';
import { readModels } from './desk-procedure.ts';
import type { ModelDesk, OpenDesk } from './model-desk.ts';

const failure = z.object({ messageKey: z.string(), params: z.record(z.string(), z.string()) });

const file = z.object({
  file: z.string(),
  bytes: z.number(),
  /** Of the whole file; null where it is here whole, 0 where nothing of it came. */
  total: z.number().nullable(),
  chosen: z.boolean(),
  /** Null for a file that is not whole, or no GGUF file. */
  said: z.object({ licence: z.string().nullable(), contextLength: z.number().nullable() }).nullable(),
  acceptedLicence: z.string().nullable(),
  pulling: z.boolean(),
  /** Of the last try. */
  failure: failure.nullable(),
});

const card = z.object({
  id: z.string(),
  publisher: z.string(),
  country: z.string().nullable(),
  licence: z.object({ id: z.string().nullable(), title: z.string(), url: z.string() }),
  /** Of its files; null where the card pins none, so that there is nothing to fetch. */
  bytes: z.number().nullable(),
});

const view = z.object({
  refused: z.enum(['exposed', 'database']).nullable(),
  folder: z.string().nullable(),
  overruledBy: z.enum(['INFERENCE_URL', 'MODEL_PATH']).nullable(),
  files: z.array(file),
  servers: z.array(z.object({ name: z.string(), host: z.string(), models: z.array(z.string()) })),
  cards: z.array(card),
});

export type ModelsView = z.output<typeof view>;

/** The model files of this machine, its servers and the shelf of cards; where files are not for browsers, the reason alone. */
export const listModels = (desk: ModelDesk) => readModels.output(view).query(() => viewOf(desk));

const nothing = { folder: null, overruledBy: null, files: [], servers: [], cards: [] };

async function viewOf(desk: ModelDesk): Promise<ModelsView> {
  if (desk.refused !== null) return { refused: desk.refused, ...nothing };
  const { folder, overruledBy, shelf } = desk;
  const [models, servers] = await Promise.all([desk.list(), desk.servers()]);
  return {
    refused: null,
    folder,
    overruledBy,
    files: models.map((model) => fileOf(model, desk)),
    servers: servers.map(({ dialect, baseURL, models: served }) => ({
      name: dialectNames[dialect],
      host: new URL(baseURL).host,
      models: served.map(({ id }) => id),
    })),
    cards: shelf.map(cardOf),
  };
}

function fileOf({ header, accepted, ...model }: StoredModel, desk: OpenDesk): ModelsView['files'][number] {
  const pull = desk.pullOf(model.file);
  const latest = pull?.latest;
  return {
    ...model,
    said: header && { licence: header.licence, contextLength: header.contextLength },
    acceptedLicence: accepted?.licenceId ?? null,
    pulling: pull?.running ?? false,
    failure: latest?.type === 'end' ? latest.failure : null,
  };
}

function cardOf({ id, publisher, publisherCountry, licence, files }: ModelCard): ModelsView['cards'][number] {
  const { title, url } = licence;
  const fetched = files.filter((one) => one.url !== null);
  const bytes = fetched.length === 0 ? null : fetched.reduce((sum, one) => sum + one.bytes, 0);
  return { id, publisher, country: publisherCountry, licence: { id: licence.id, title, url }, bytes };
}
