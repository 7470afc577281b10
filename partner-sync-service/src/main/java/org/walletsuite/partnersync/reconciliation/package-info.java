/** What must hold of webhooks and user sync at any moment. */
@NullMarked
package org.walletsuite.partnersync.reconciliation;

import org.jspecify.annotations.NullMarked;
