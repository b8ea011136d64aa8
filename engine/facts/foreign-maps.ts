/** Maps for another system: what their keys are called, and which of them are secrets, is known to that system only. */
export const FOREIGN_MAP = /^(?:external|userdata|cniconfig)details$/;
