/** The notifications of users in the app: how they come there, lists, what was read. */
@NullMarked
package org.walletsuite.notification.inbox;

import org.jspecify.annotations.NullMarked;
