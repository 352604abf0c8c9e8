import { verticalConfig } from '@repo/shell/vite';

export default verticalConfig({ id: 'financing', root: import.meta.dirname });
