@NullMarked
package org.walletsuite.ledger.grant;

import org.jspecify.annotations.NullMarked;
