/** Inbox, e-mail, preferences and the delivery log. */
@NullMarked
package org.walletsuite.notification;

import org.jspecify.annotations.NullMarked;
