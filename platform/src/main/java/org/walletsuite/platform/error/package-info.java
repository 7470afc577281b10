/** What goes wrong, once, and how each API family says it. */
@NullMarked
package org.walletsuite.platform.error;

import org.jspecify.annotations.NullMarked;
