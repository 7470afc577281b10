/** The suite's public entry point. */
@NullMarked
package org.walletsuite.gateway;

import org.jspecify.annotations.NullMarked;
