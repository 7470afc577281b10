/** The one door of the suite. */
@NullMarked
package org.walletsuite.gateway;

import org.jspecify.annotations.NullMarked;
