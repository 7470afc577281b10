/** The one form of what people write. */
@NullMarked
package org.walletsuite.platform.text;

import org.jspecify.annotations.NullMarked;
