/** What a vertical says of its procedures, so that each of them can be called with ids of another organization. */
import type { Role } from '@repo/auth/roles';
import type { Database } from '@repo/db';
import type { OrganizationRow } from '@repo/db/testing';
import type { AnyProcedure, AnyRouter, inferProcedureInput } from '@trpc/server';

/** Where a sample takes ids from: the rows of the organization that is looked for leaks. */
export interface ForeignRows {
  /** The first row of a model whose columns have these values. @throws Error when there is none */
  row(model: string, fits?: OrganizationRow): OrganizationRow;
  /** The `id` of that row as columns have it. */
  uuid(model: string, fits?: OrganizationRow): string;
  /** The same as the API shows it: "quote_…". */
  publicId(prefix: string, model: string, fits?: OrganizationRow): string;
  /**
   * For an id that a client makes for a new row: one that a row of the model has already in the foreign organization, where it must
   * be as good as any other. Whoever is in that organization gets a fresh one.
   */
  clientId(model: string): string;
}

/** Who may call a procedure: everybody, who is signed in, or who is in an organization. */
export type Access = 'everybody' | 'signed-in' | 'organization';

interface SampleOptions {
  readonly access?: Access;
  /** What the matrix of roles says of it. Default: `data`, read for a query, write for a mutation. */
  readonly may?: (role: Role) => boolean;
  /**
   * What strangers meet: `success` where an id only says where to go on, or the code of an error. Default: `not-found` for who names a
   * foreign row, `success` otherwise.
   */
  readonly foreign?: string;
  /** The code of the error that the organization itself meets behind the row: a service that is not there in a test. */
  readonly meets?: string;
}

/** An input of one procedure with what is expected of it. A class, so that it is not taken for a router with a procedure `input`. */
export class Sample<Input> {
  readonly input: (foreign: ForeignRows) => Input;
  readonly access: Access;
  readonly may: SampleOptions['may'];
  readonly foreign: string | null;
  readonly meets: string | null;

  constructor(input: (foreign: ForeignRows) => Input, { access = 'organization', may, foreign, meets }: SampleOptions = {}) {
    this.input = input;
    this.access = access;
    this.may = may;
    this.foreign = foreign ?? null;
    this.meets = meets ?? null;
  }
}

type OneSample<Input> = ((foreign: ForeignRows) => Input) | Sample<Input>;

/** A sample for every procedure of a router, in its shape; several where one does not say it all. */
export type SamplesOf<Record> = {
  readonly [Key in keyof Record]: Record[Key] extends AnyProcedure
    ? OneSample<inferProcedureInput<Record[Key]>> | readonly OneSample<inferProcedureInput<Record[Key]>>[]
    : SamplesOf<Record[Key]>;
};

export interface PrepareContext {
  readonly db: Database;
  readonly orgId: string;
  /** The owner of the organization. */
  readonly userId: string;
}

/** `leakSamples` of `apps/<id>/src/testing/leak-samples.ts`. */
export interface LeakSamples<Router extends AnyRouter> {
  readonly samples: SamplesOf<Router['_def']['record']>;
  /** Makes rows that the seed does not make, in whichever organization. */
  readonly prepare?: (context: PrepareContext) => Promise<void>;
  /** The vertical's entry in `buniyad.config.ts`, where a test needs another one. */
  readonly config?: unknown;
}
