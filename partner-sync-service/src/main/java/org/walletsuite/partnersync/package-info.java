/** Partners, credentials, webhooks and user sync. */
@NullMarked
package org.walletsuite.partnersync;

import org.jspecify.annotations.NullMarked;
