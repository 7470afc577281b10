/** Secrets that services keep at rest, encrypted under keys of the operator's. */
@NullMarked
package org.walletsuite.platform.secret;

import org.jspecify.annotations.NullMarked;
