/** Identifiers. */
@NullMarked
package org.walletsuite.platform.id;

import org.jspecify.annotations.NullMarked;
