/** What must be true of events, notifications and mails at any moment. */
@NullMarked
package org.walletsuite.notification.reconciliation;

import org.jspecify.annotations.NullMarked;
