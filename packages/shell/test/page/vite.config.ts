import { verticalConfig } from '@repo/shell/vite';

export default verticalConfig({ id: 'page', root: import.meta.dirname });
