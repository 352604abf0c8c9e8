/** Around every page: tells components the product's name and how to navigate. */
import { createContext, type ReactNode, useContext } from 'react';
import { type Navigation, NavigationProvider } from './link.tsx';

export interface UiProviderProps {
  readonly navigation: Navigation;
  /** Stands at the end of every page's title. */
  readonly product: string;
  readonly children: ReactNode;
}

const ProductContext = createContext('');

/** The product's name in the language of the page. */
export function useProduct(): string {
  return useContext(ProductContext);
}

export function UiProvider({ navigation, product, children }: UiProviderProps) {
  return (
    <ProductContext value={product}>
      <NavigationProvider value={navigation}>{children}</NavigationProvider>
    </ProductContext>
  );
}
