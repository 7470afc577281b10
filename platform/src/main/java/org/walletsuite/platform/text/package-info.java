/** Normalisation of free text from users. */
@NullMarked
package org.walletsuite.platform.text;

import org.jspecify.annotations.NullMarked;
