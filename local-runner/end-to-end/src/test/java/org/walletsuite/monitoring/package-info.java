/** Checks of alerts, dashboards and runbooks against each other and against the code. */
@NullMarked
package org.walletsuite.monitoring;

import org.jspecify.annotations.NullMarked;
