/** The main wallet's dialect: the envelope with five fields. */
@NullMarked
package org.walletsuite.platform.mainwallet;

import org.jspecify.annotations.NullMarked;
