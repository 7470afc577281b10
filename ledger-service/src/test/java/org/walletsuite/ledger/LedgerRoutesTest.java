package org.walletsuite.ledger;

import org.walletsuite.platform.testing.RouteContract;

/** The ledger is for services, and nobody else. */
class LedgerRoutesTest extends RouteContract {}
