/** Rolling upgrades: two versions of a service at once, under load. */
@NullMarked
package org.walletsuite.runner.upgrade;

import org.jspecify.annotations.NullMarked;
