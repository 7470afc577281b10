/** A suite seen from outside, by the clients that put it to the test. */
@NullMarked
package org.walletsuite.runner.trial;

import org.jspecify.annotations.NullMarked;
