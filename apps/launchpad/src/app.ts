import { financing } from '@repo/financing/vertical';
import { defineApp } from '@repo/server';
import { brand } from '../../../brand.ts';
import config from '../../../buniyad.config.ts';

/** Every vertical in one process: the launchpad at "/", each vertical at "/<id>/". */
export const app = defineApp({ id: 'launchpad', verticals: [financing], brand, config });
