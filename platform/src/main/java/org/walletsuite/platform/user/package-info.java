/** Users as services know them, and where to ask for them. */
@NullMarked
package org.walletsuite.platform.user;

import org.jspecify.annotations.NullMarked;
