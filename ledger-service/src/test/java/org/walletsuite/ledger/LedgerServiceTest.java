package org.walletsuite.ledger;

import org.walletsuite.platform.testing.AttackContract;

/** The ledger is for services, and nobody else. */
class LedgerServiceTest extends AttackContract {}
