/** Notifications by mail: their queue, their text and layout, and the mail server. */
@NullMarked
package org.walletsuite.notification.mail;

import org.jspecify.annotations.NullMarked;
