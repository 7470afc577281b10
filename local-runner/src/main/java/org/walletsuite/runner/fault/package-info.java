/** Kills and pauses the parts of a suite under load, and holds what clients were told against what is on record then. */
@NullMarked
package org.walletsuite.runner.fault;

import org.jspecify.annotations.NullMarked;
