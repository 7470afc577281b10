/** The dialect of the systems that people are synchronized with. */
@NullMarked
package org.walletsuite.platform.sync;

import org.jspecify.annotations.NullMarked;
