/** Secrets at rest, encrypted under the operator's keys. */
@NullMarked
package org.walletsuite.platform.secret;

import org.jspecify.annotations.NullMarked;
