import { join } from 'node:path';
import { describeLeakMatrix } from '@repo/server/testing';
import { app } from './app.ts';

describeLeakMatrix(app, join(import.meta.dirname, '../../..'));
