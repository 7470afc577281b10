package org.walletsuite.partnersync.sync;

/** Why all users of a system are read. */
enum PullKind {
    /** To have them here, too. */
    IMPORT,
    /** To compare both sides' references. */
    RECONCILIATION
}
