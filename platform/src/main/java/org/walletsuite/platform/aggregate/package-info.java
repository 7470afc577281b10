/** Support for aggregates with a state machine and children, which services store with JPA. */
@NullMarked
package org.walletsuite.platform.aggregate;

import org.jspecify.annotations.NullMarked;
