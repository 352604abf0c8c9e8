import { describeDemoReset } from '@repo/server/testing';
import { app } from './app.ts';

describeDemoReset(app);
