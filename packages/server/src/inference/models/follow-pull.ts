import { ModelError } from '@repo/gateway/models';
import { z } from 'zod';
import { opened, readModels } from './desk-procedure.ts';
import type { PullEvent } from './live-pull.ts';
import type { ModelDesk } from './model-desk.ts';
import { toAppError } from './model-failure.ts';

type PullEvents = AsyncIterable<PullEvent, void>;

/** How far a file is, from now on, until its end. Leaving ends nothing. */
export const followPull = (desk: ModelDesk) =>
  readModels
    .input(z.strictObject({ file: z.string().max(200) }))
    .output(z.custom<PullEvents>((value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value))
    .subscription(async function* ({ input: { file }, signal }) {
      const pull = opened(desk).pullOf(file);
      if (!pull) throw toAppError(new ModelError('file_absent', { file }));
      yield* pull.follow(signal);
    });
