/** How fast the writer is without HTTP before it; {@code ./run bench} runs this beside its suite. */
@NullMarked
package org.walletsuite.ledger.bench;

import org.jspecify.annotations.NullMarked;
