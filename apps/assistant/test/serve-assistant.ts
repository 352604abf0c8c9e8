import { serveApp } from '@repo/testing/serve-app';
import type { TestProject } from 'vitest/node';

/** Nothing listens there: no model, whatever server runs on this machine. */
const env = { INFERENCE_URL: 'http://127.0.0.1:9/v1' };

export default (project: TestProject) => serveApp(project, 'assistant', { env });
