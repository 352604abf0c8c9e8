import { serve } from '@repo/server';
import { app } from './app.ts';

await serve(app);
