/** Benchmarks the suite's throughput and latency against a plain SQL function on the same PostgreSQL. */
@NullMarked
package org.walletsuite.runner.bench;

import org.jspecify.annotations.NullMarked;
