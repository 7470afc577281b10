package org.walletsuite.withdrawal;

import org.walletsuite.platform.testing.ServiceContract;

/** This service has no endpoints of its own yet: it starts and is healthy. */
class WithdrawalServiceTest extends ServiceContract {}
