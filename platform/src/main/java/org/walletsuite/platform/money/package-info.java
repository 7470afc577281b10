/** Amounts in minor units and the assets they are counted in. */
@NullMarked
package org.walletsuite.platform.money;

import org.jspecify.annotations.NullMarked;
