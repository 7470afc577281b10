package org.walletsuite.voucher;

import org.walletsuite.platform.testing.ServiceContract;

/** Nothing fills this service yet: it starts, is healthy, and pretends nothing. */
class VoucherServiceTest extends ServiceContract {}
