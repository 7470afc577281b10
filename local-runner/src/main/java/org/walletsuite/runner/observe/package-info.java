/** Checks that dashboards and alerts have data while a suite is under load. */
@NullMarked
package org.walletsuite.runner.observe;

import org.jspecify.annotations.NullMarked;
