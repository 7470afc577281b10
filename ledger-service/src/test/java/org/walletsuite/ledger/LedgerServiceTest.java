package org.walletsuite.ledger;

import org.walletsuite.platform.testing.ServiceContract;

/** Only services may call the ledger. */
class LedgerServiceTest extends ServiceContract {}
