import { verticalConfig } from '@repo/shell/vite';

export default verticalConfig({ id: 'launchpad', root: import.meta.dirname });
