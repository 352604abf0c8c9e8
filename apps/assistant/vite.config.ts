import { verticalConfig } from '@repo/shell/vite';

export default verticalConfig({ id: 'assistant', root: import.meta.dirname });
