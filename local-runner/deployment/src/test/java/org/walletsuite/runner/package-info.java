/** Access to the local runner's own settings. */
@NullMarked
package org.walletsuite.runner;

import org.jspecify.annotations.NullMarked;
