/** What users want to be notified of, by type and channel. */
@NullMarked
package org.walletsuite.notification.preference;

import org.jspecify.annotations.NullMarked;
