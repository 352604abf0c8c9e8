import { router } from '../../trpc/router.ts';
import { cancelPull, chooseModelFile, removeModel, resumePull } from './change-models.ts';
import { followPull } from './follow-pull.ts';
import { listModels } from './list-models.ts';
import type { ModelDesk } from './model-desk.ts';
import { pullModel } from './pull-model.ts';

/** Model files of the machine, as `platform.models.…`. */
export const modelsRouter = (desk: ModelDesk) =>
  router({
    list: listModels(desk),
    pull: pullModel(desk),
    follow: followPull(desk),
    resume: resumePull(desk),
    cancel: cancelPull(desk),
    use: chooseModelFile(desk),
    remove: removeModel(desk),
  });
