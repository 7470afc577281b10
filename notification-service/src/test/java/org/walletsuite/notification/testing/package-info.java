/** What notification-service is tested in: users, festivals, and the events of other services. */
@NullMarked
package org.walletsuite.notification.testing;

import org.jspecify.annotations.NullMarked;
