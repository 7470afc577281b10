/** What admins see of notifications and mails, and resend. */
@NullMarked
package org.walletsuite.notification.review;

import org.jspecify.annotations.NullMarked;
