package org.walletsuite.ledger;

import org.walletsuite.platform.testing.ServiceContract;

/** The ledger is for services, and nobody else. */
class LedgerServiceTest extends ServiceContract {}
