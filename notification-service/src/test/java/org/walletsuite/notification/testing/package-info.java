/** What the notification service has around it in its tests. */
@NullMarked
package org.walletsuite.notification.testing;

import org.jspecify.annotations.NullMarked;
