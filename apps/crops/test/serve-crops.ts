import { serveApp } from '@repo/testing/serve-app';
import type { TestProject } from 'vitest/node';

export default (project: TestProject) => serveApp(project, 'crops');
