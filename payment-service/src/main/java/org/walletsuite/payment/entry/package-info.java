/** Hears the ledger's events for all of this service: features can't listen by themselves, they would share the topic. */
@NullMarked
package org.walletsuite.payment.entry;

import org.jspecify.annotations.NullMarked;
