/** The commands behind {@code ./run}. */
@NullMarked
package org.walletsuite.runner.cli;

import org.jspecify.annotations.NullMarked;
