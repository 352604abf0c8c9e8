/** What is known of a model, as data with its sources. What nobody has read or confirmed is null and is shown as not confirmed. */

/** Whether a fact was read at its source, taken from somebody else's account of it, or is still to be confirmed. */
export type Standing = 'verified' | 'secondary' | 'unverified';

/** `scripted` says one text whatever it is asked: for tests, and never shown as a model's answer. */
export type ModelKind = 'chat' | 'embedding' | 'rerank' | 'transcription' | 'scripted';

/** What a model was made from; its law is the weights' law as much as the publisher's is. */
export interface BaseModel {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly publisherCountry: string | null;
  readonly source: string;
}

/** A copy of the weights that is held to one hash. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Where it can be had; null for one that is only kept here. */
  readonly url: string | null;
}

export interface CardLicence {
  /** SPDX identifier, or the publisher's own name for it; null: not read. */
  readonly id: string | null;
  readonly title: string;
  readonly url: string;
  /** Of the text that was accepted; null: not pinned. */
  readonly sha256: string | null;
  /** Whether it allows commercial use; null: not read. */
  readonly commercial: boolean | null;
  /** What must be shown to users; null: nothing, or not read. */
  readonly attribution: string | null;
}

/** Millionths of a dollar for a million tokens, so that they stay whole. */
export interface CardPrice {
  readonly input: number;
  readonly cachedInput: number | null;
  readonly output: number;
  readonly source: string;
  /** "2026-11-27" */
  readonly readOn: string;
}

/** Two ways in which sources state it: for input and output apart, or for each token that comes out. */
export type CardEnergy =
  | {
      readonly unit: 'Wh/1k';
      /** Decimals: "0.12". */
      readonly whPer1kInput: string;
      readonly whPer1kOutput: string;
      readonly basis: 'declared' | 'measured';
      readonly hardware: string;
      readonly source: string;
      readonly standing: Standing;
    }
  | {
      readonly unit: 'J/token';
      /** Decimals; joules for each token of output, those of its prompt included. */
      readonly value: string;
      readonly low: string;
      readonly high: string;
      readonly basis: 'declared' | 'measured';
      readonly hardware: string;
      /** The task, the settings, and what was metered. */
      readonly conditions?: string | undefined;
      readonly source: string;
      readonly standing: Standing;
    };

/** How many tokens Urdu takes. */
export interface UrduFertility {
  /** Decimal: "3.15". */
  readonly tokensPerWord: string;
  /** Decimal; null where it was not counted. */
  readonly tokensPer1000Characters: string | null;
  readonly vocabulary: string;
  readonly corpus: string;
  readonly source: string;
  readonly standing: Standing;
}

export interface ModelCard {
  readonly id: string;
  /** Other names under which servers offer it, `name:tag` of Ollama and names of files included. */
  readonly aliases: readonly string[];
  readonly kind: ModelKind;
  readonly family: string;
  readonly publisher: string;
  /** ISO 3166-1 alpha-2. */
  readonly publisherCountry: string | null;
  readonly base: BaseModel | null;
  readonly weightsOpen: boolean | null;
  readonly licence: CardLicence;
  /** What is told of the data it was trained on. */
  readonly dataDisclosure: 'open' | 'partial' | 'closed' | null;
  readonly parameters: { readonly totalBillions: number | null; readonly activeBillions: number | null };
  /** Tokens of the window as the publisher states it. */
  readonly context: number | null;
  readonly modalities: readonly string[];
  readonly languages: {
    readonly declared: string | null;
    readonly urduDeclared: boolean | null;
    readonly source: string | null;
  };
  readonly urduEvidence: readonly {
    readonly benchmark: string;
    readonly score: number | readonly number[] | null;
    readonly source: string;
    readonly standing: Standing;
    readonly note?: string | undefined;
  }[];
  readonly fertility: UrduFertility | null;
  readonly energy: CardEnergy | null;
  readonly price: CardPrice | null;
  /** What the publisher advises; null: not known. */
  readonly sampling: { readonly temperature: number; readonly topP: number | null } | null;
  /** Copies that are held to a hash; none is pinned where it is empty. */
  readonly files: readonly ModelFile[];
  readonly source: string;
  readonly standing: Standing;
  /** Names of fields above that nobody confirmed, those of a part with a dot: "licence.commercial". Most of them are null. */
  readonly unverifiedFields: readonly string[];
  readonly notes: readonly string[];
}
