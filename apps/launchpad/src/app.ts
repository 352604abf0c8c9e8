import { financing } from '@repo/financing/vertical';
import { defineApp } from '@repo/server';
// @boundaries-ignore the founder's file at the root
import { brand } from '../../../brand.ts';
// @boundaries-ignore the founder's file at the root
import config from '../../../buniyad.config.ts';

/** Every vertical in one process: the launchpad at "/", each vertical at "/<id>/". */
export const app = defineApp({ id: 'launchpad', verticals: [financing], brand, config });
