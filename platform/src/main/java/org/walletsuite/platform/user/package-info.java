/** The users' data for other services, and the internal API for it. */
@NullMarked
package org.walletsuite.platform.user;

import org.jspecify.annotations.NullMarked;
