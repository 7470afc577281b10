/** Measures how much money the suite moves, beside a plain SQL function on the same PostgreSQL. */
@NullMarked
package org.walletsuite.runner.bench;

import org.jspecify.annotations.NullMarked;
