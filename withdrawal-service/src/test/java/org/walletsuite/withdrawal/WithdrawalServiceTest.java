package org.walletsuite.withdrawal;

import org.walletsuite.platform.testing.AttackContract;

/** Nothing fills this service yet: it starts, is healthy, and pretends nothing. */
class WithdrawalServiceTest extends AttackContract {}
