/** The one form of each thing that users write and several services keep: who compares forms compares things. */
@NullMarked
package org.walletsuite.platform.normalisation;

import org.jspecify.annotations.NullMarked;
