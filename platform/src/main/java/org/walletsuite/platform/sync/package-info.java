/** The error format for the external systems that users are synchronised with. */
@NullMarked
package org.walletsuite.platform.sync;

import org.jspecify.annotations.NullMarked;
