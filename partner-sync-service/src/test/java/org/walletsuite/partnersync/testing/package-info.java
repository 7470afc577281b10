/** What the tests of this service have in common. */
@NullMarked
package org.walletsuite.partnersync.testing;

import org.jspecify.annotations.NullMarked;
