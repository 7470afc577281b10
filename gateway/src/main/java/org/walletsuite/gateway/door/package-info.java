/** Who and what may come in: known paths, sane sizes, good tokens. */
@NullMarked
package org.walletsuite.gateway.door;

import org.jspecify.annotations.NullMarked;
