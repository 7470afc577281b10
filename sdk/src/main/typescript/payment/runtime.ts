// One for all: a connection and a failure are the same in each.
export * from '../wallet/runtime.js';
