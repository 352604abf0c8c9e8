import { verticalConfig } from '@repo/shell/vite';

export default verticalConfig({ id: 'crops', root: import.meta.dirname });
