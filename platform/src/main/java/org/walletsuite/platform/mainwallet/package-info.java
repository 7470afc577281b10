/** The main wallet's format: the envelope with five fields. */
@NullMarked
package org.walletsuite.platform.mainwallet;

import org.jspecify.annotations.NullMarked;
