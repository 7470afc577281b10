/** New notifications as server-sent events. */
@NullMarked
package org.walletsuite.notification.stream;

import org.jspecify.annotations.NullMarked;
