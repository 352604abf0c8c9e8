import { defineApp } from '@repo/server';
import { brand } from '../../../brand.ts';
import config from '../../../buniyad.config.ts';
import { financing } from './vertical.ts';

/** This vertical alone, at "/". */
export const app = defineApp({ id: 'financing', verticals: [financing], brand, config });
