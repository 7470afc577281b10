/** What partners are told of by mail. */
@NullMarked
package org.walletsuite.notification.partner;

import org.jspecify.annotations.NullMarked;
