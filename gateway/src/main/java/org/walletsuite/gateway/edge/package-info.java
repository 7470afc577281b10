/** Checks at the gateway's entrance: known paths, body limits, valid tokens. */
@NullMarked
package org.walletsuite.gateway.edge;

import org.jspecify.annotations.NullMarked;
