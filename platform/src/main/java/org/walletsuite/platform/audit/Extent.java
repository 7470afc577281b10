package org.walletsuite.platform.audit;

/** How much an audit looks at. */
enum Extent {
    /** Everything, as far back as it goes. */
    ALL,
    /** What came since it was last found true, where a claim can tell that apart. */
    NEW
}
