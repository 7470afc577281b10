/** Normalisation of user input that several services store: equal values have equal normal forms. */
@NullMarked
package org.walletsuite.platform.normalisation;

import org.jspecify.annotations.NullMarked;
