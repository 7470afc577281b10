package org.walletsuite.withdrawal;

import org.walletsuite.platform.testing.ServiceContract;

/** Nothing fills this service yet: it starts, is healthy, and pretends nothing. */
class WithdrawalServiceTest extends ServiceContract {}
