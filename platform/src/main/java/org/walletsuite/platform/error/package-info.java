/** The errors of all services, and what an API family says about its format for them. */
@NullMarked
package org.walletsuite.platform.error;

import org.jspecify.annotations.NullMarked;
