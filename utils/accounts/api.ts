import type { Vendor } from './account.ts';

/** The vendors' own addresses, which the forms propose. */
export const vendorApi: Record<Vendor, string> = {
  helpshift: 'https://api.helpshift.com',
  cobrowse: 'https://cobrowse.io',
  helpdesky: 'https://helpdesky.io',
  noibu: 'https://console.noibu.com',
};
