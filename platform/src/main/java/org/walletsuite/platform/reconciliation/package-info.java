/** Reconciliation of the services' records with each other: the checks, their schedule and their results. */
@NullMarked
package org.walletsuite.platform.reconciliation;

import org.jspecify.annotations.NullMarked;
