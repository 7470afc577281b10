/** The tokens of partners: issued for a secret, verified with published keys, given back by whom they were issued to. */
@NullMarked
package org.walletsuite.partnersync.token;

import org.jspecify.annotations.NullMarked;
