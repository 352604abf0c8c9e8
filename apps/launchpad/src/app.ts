import { assistant } from '@repo/assistant/vertical';
import { crops } from '@repo/crops/vertical';
import { financing } from '@repo/financing/vertical';
import { defineApp } from '@repo/server';
// @boundaries-ignore the founder's file at the root
import { brand } from '../../../brand.ts';
// @boundaries-ignore the founder's file at the root
import config from '../../../buniyad.config.ts';

/** Every vertical in one process: the launchpad at "/", each vertical at "/<id>/". */
export const app = defineApp({ id: 'launchpad', verticals: [financing, crops, assistant], brand, config });
