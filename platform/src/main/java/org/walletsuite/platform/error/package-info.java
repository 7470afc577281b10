/** The errors of all services, and their format in each API family. */
@NullMarked
package org.walletsuite.platform.error;

import org.jspecify.annotations.NullMarked;
