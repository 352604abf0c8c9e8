import { messagesPlugin } from '@repo/i18n/vite';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** All components on one page, for tests and for looking at them. Not part of any product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), messagesPlugin()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
