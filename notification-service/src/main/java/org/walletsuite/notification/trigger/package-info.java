/** What an event means to a user: which notification it causes, and the values for its words. */
@NullMarked
package org.walletsuite.notification.trigger;

import org.jspecify.annotations.NullMarked;
