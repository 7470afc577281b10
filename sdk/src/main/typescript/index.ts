export { connect, connectAsPartner, connectAsUser } from './connect.js';
export { Retries } from './retries.js';
export { WalletSuiteError } from './error.js';
export * as notification from './notification/index.js';
export * as partnersync from './partnersync/index.js';
export * as payment from './payment/index.js';
export * as voucher from './voucher/index.js';
export * as wallet from './wallet/index.js';
export * as withdrawal from './withdrawal/index.js';
