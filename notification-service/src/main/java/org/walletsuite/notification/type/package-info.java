/** What users are notified of: one declaration per type, and its words in each language. */
@NullMarked
package org.walletsuite.notification.type;

import org.jspecify.annotations.NullMarked;
