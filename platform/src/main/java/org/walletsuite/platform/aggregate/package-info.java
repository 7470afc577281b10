/** What aggregates with a state machine and children need, which services keep with JPA. */
@NullMarked
package org.walletsuite.platform.aggregate;

import org.jspecify.annotations.NullMarked;
