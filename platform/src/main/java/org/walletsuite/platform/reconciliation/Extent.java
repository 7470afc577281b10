package org.walletsuite.platform.reconciliation;

/** How much a reconciliation covers. */
public enum Extent {
    /** All data. */
    ALL,
    /** What was added since the last successful check, where a check has a checkpoint. */
    NEW
}
