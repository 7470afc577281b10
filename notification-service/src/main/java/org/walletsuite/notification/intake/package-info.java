/** How events become notifications and mails: listeners, and one transaction for each batch. */
@NullMarked
package org.walletsuite.notification.intake;

import org.jspecify.annotations.NullMarked;
