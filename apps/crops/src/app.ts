import { defineApp } from '@repo/server';
// @boundaries-ignore the founder's file at the root
import { brand } from '../../../brand.ts';
// @boundaries-ignore the founder's file at the root
import config from '../../../buniyad.config.ts';
import { crops } from './vertical.ts';

/** This vertical alone, at "/". */
export const app = defineApp({ id: 'crops', verticals: [crops], brand, config });
