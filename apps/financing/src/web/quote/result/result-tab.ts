export type ResultTab = 'summary' | 'schedule' | 'charts' | 'checks';

export function resultTabOf(id: string): ResultTab {
  return id === 'schedule' || id === 'charts' || id === 'checks' ? id : 'summary';
}
