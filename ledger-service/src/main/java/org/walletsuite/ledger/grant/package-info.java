/** Which service may do what, in which program. */
@NullMarked
package org.walletsuite.ledger.grant;

import org.jspecify.annotations.NullMarked;
