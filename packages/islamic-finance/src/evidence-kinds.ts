/** Documents that can answer a check. */
export const evidenceKinds = [
  'purchase-invoice',
  'delivery-note',
  'storage-document',
  'possession-record',
  'promise-document',
  'documentation-bill',
  'supplier-ownership',
  'lease-document',
  'undertaking',
  'ssb-approval',
  'offer-and-acceptance',
  'payment-to-supplier',
  'default-notice',
] as const;
