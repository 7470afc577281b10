/** The festival family's dialect, and the festivals every service may ask about. */
@NullMarked
package org.walletsuite.platform.festival;

import org.jspecify.annotations.NullMarked;
